// What is planned, intended or agreed, but not done yet?
MATCH (a:Organization)-[r]->(b)
WHERE r.modality IN ['planned', 'intended', 'agreed'] AND r.polarity = 'affirmed'
  AND any(m IN mentions(a) WHERE m.kind = 'name')
RETURN a.name AS organization, r.modality AS modality, type(r) AS relation, b.name AS object
ORDER BY organization, relation, object;
