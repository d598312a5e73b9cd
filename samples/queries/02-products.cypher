// Who designs, develops or makes which product? Only products that have a name.
MATCH (a:Organization)-[r:designs|develops|makes|builds]->(x)
WHERE r.polarity = 'affirmed' AND any(m IN mentions(x) WHERE m.kind = 'name')
RETURN a.name AS organization, type(r) AS relation, x.name AS product
ORDER BY organization, product, relation;
