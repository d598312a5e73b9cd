// q2
MATCH (a:Person)-[:knows]-(b:Person), (a)<-[:hasCreator]-(c:Comment)-[:replyOf]->(p:Post)-[:hasCreator]->(b)
RETURN a.id, b.id, c.id, p.id;
// q3
MATCH (k:Country)
MATCH (a:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(k)
MATCH (b:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(k)
MATCH (c:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(k)
MATCH (a)-[:knows]-(b)-[:knows]-(c)-[:knows]-(a)
RETURN k.id, a.id, b.id, c.id;
// q5
MATCH (t:Tag)<-[:hasTag]-(m:Message)<-[:replyOf]-(c:Comment)-[:hasTag]->(u:Tag) WHERE t <> u
RETURN t.id, m.id, c.id, u.id;
// q8
MATCH (t:Tag)<-[:hasTag]-(m:Message)<-[:replyOf]-(c:Comment)-[:hasTag]->(u:Tag) WHERE NOT (c)-[:hasTag]->(t) AND t <> u
RETURN t.id, m.id, c.id, u.id;
