// What the articles deny of people and companies.
MATCH (a)-[r {polarity: 'negated'}]->(b)
WHERE (a:Organization OR a:Person) AND any(m IN mentions(a) WHERE m.kind = 'name')
RETURN a.name AS subject, r.phrase AS phrase, b.name AS object
ORDER BY subject, phrase, object;
