MATCH (a:Entity {name: 'Nvidia'})-[r:partners_with|works_with*1..3]->(b), p = shortestPath((a)-[*..4]-(c:Person|Place))
WHERE a.mentions > 2 AND NOT (b)--(c) OR r.polarity = "affirmed" XOR b.name =~ '(?i)ali.*' AND b.name STARTS WITH $prefix
OPTIONAL MATCH (b)<-[:`odd type`]-(d) // a comment
WITH DISTINCT a, collect(b.name)[0..3] AS names, [x IN range(1, 10, 2) WHERE x % 2 = 0 | x ^ 2] AS squares, count(*) AS n
UNWIND names AS name
RETURN name, CASE WHEN n IS NULL THEN -1.5e3 ELSE 0x1F END AS k, {a: 1, `b c`: [true, null]} AS m, exists { (a)-->() }
ORDER BY name DESC SKIP 1 LIMIT $limit
UNION ALL MATCH (n) RETURN n.name AS name, 1 AS k, n {.*, .name} AS m, any(x IN [1] WHERE x = 1);
