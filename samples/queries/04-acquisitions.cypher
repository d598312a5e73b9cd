// What was bought, and when?
MATCH (a)-[r:buys|acquires]->(b)
WHERE r.polarity = 'affirmed' AND NOT b:Money
RETURN a.name AS buyer, b.name AS bought, r.time AS time
ORDER BY buyer, bought;
