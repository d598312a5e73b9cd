// What people say about companies, and who says it.
MATCH (a:Organization)-[r]->(b)
WHERE r.attribution IS NOT NULL AND r.attribution <> a.name
RETURN r.attribution AS source, a.name AS subject, type(r) AS relation, b.name AS object
ORDER BY source, subject, relation, object;
