// The organizations with the most facts.
MATCH (o:Organization)-[r]-()
RETURN o.name AS organization, count(DISTINCT r) AS facts
ORDER BY facts DESC, organization
LIMIT 10;
