// What people say, and who says it.
MATCH (a)-[r]->(b)
WHERE r.attribution IS NOT NULL
RETURN r.attribution AS source, a.name AS subject, type(r) AS relation, b.name AS object
ORDER BY source, subject, relation, object;
