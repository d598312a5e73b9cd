// What the articles deny.
MATCH (a)-[r {polarity: 'negated'}]->(b)
WHERE a:Organization OR a:Person
RETURN a.name AS subject, r.phrase AS phrase, b.name AS object
ORDER BY subject, phrase, object;
