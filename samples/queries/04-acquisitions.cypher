// Which companies were bought, by whom, and when?
MATCH (a)-[r:buys|acquires]->(b:Organization)
WHERE r.polarity = 'affirmed'
RETURN a.name AS buyer, b.name AS bought, r.time AS time
ORDER BY buyer, bought;
