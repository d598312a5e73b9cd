// What do companies make whose founders are known?
MATCH (p:Person)-[:founds]->(o)-[r:designs|develops|makes|builds]->(x)
WHERE any(m IN mentions(x) WHERE m.kind = 'name')
WITH p, o, x ORDER BY x.name
RETURN p.name AS founder, o.name AS company, collect(DISTINCT x.name) AS products
ORDER BY founder, company;
