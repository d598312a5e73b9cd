// Which facts rest on more than one sentence?
MATCH (a)-[r]->(b)
WHERE r.support > 1
RETURN a.name AS subject, type(r) AS relation, b.name AS object, r.support AS sentences, r.sources AS documents
ORDER BY sentences DESC, subject, relation, object;
