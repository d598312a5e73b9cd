// Who designs, develops or makes what?
MATCH (a:Organization)-[r:designs|develops|makes|builds]->(x)
WHERE r.polarity = 'affirmed'
RETURN a.name AS organization, type(r) AS relation, x.name AS thing
ORDER BY organization, thing, relation;
