CREATE (a:Person {name: 'Ada\n\u00e9', born: date('1998-02-03')})-[:KNOWS {since: 1}]->(b:Person);
MERGE (a:Person {name: 'Bo'}) ON CREATE SET a.new = true, a += {x: 1} ON MATCH SET a:Known REMOVE a.old, a:Old;
MATCH (n)-[r]->() WHERE id(n) = 0 DETACH DELETE n, r;
/* block */ CALL kg.why(1) YIELD document, sentence AS s RETURN s;
EXPLAIN MATCH (n) FOREACH (x IN [1, 2] | SET n.k = x) RETURN reduce(acc = 0, x IN n.list | acc + x);
