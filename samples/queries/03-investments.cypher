// Who put how much money into whom?
MATCH (a)-[r:invests_in]->(b:Organization)
WHERE r.polarity = 'affirmed'
RETURN a.name AS investor, b.name AS target, r.amount AS amount
ORDER BY investor, target;
