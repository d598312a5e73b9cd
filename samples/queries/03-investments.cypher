// Who put how much money into whom?
MATCH (a)-[r:invests_in|invests]->(b)
RETURN a.name AS investor, b.name AS target, r.amount AS amount, r.polarity AS polarity
ORDER BY investor, target;
