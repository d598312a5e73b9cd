// The sentences that say who founded what.
MATCH (a)-[r:founds]->(b)
UNWIND evidence(r) AS e
RETURN a.name AS founder, b.name AS founded, e.document AS document, e.sentence AS sentence
ORDER BY document, e.begin, founder;
