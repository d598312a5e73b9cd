// q1
MATCH (:Country)<-[:isPartOf]-(:City)<-[:isLocatedIn]-(:Person)<-[:hasMember]-(:Forum)-[:containerOf]->(:Post)<-[:replyOf]-(:Comment)-[:hasTag]->(:Tag)-[:hasType]->(:TagClass)
RETURN count(*);
// q2
MATCH (a:Person)-[:knows]-(b:Person), (a)<-[:hasCreator]-(c:Comment)-[:replyOf]->(p:Post)-[:hasCreator]->(b)
RETURN count(*);
// q3
MATCH (k:Country)
MATCH (a:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(k)
MATCH (b:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(k)
MATCH (c:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(k)
MATCH (a)-[:knows]-(b)-[:knows]-(c)-[:knows]-(a)
RETURN count(*);
// q4
MATCH (:Tag)<-[:hasTag]-(m:Message)-[:hasCreator]->(:Person), (m)<-[:likes]-(:Person), (m)<-[:replyOf]-(:Comment)
RETURN count(*);
// q5
MATCH (t:Tag)<-[:hasTag]-(:Message)<-[:replyOf]-(:Comment)-[:hasTag]->(u:Tag) WHERE t <> u
RETURN count(*);
// q6
MATCH (a:Person)-[:knows]-(:Person)-[:knows]-(c:Person)-[:hasInterest]->(:Tag) WHERE a <> c
RETURN count(*);
// q7
MATCH (:Tag)<-[:hasTag]-(m:Message)-[:hasCreator]->(:Person)
OPTIONAL MATCH (m)<-[:likes]-(:Person)
OPTIONAL MATCH (m)<-[:replyOf]-(:Comment)
RETURN count(*);
// q8
MATCH (t:Tag)<-[:hasTag]-(:Message)<-[:replyOf]-(c:Comment)-[:hasTag]->(u:Tag) WHERE NOT (c)-[:hasTag]->(t) AND t <> u
RETURN count(*);
// q9
MATCH (a:Person)-[:knows]-(:Person)-[:knows]-(c:Person)-[:hasInterest]->(:Tag) WHERE NOT (a)-[:knows]-(c) AND a <> c
RETURN count(*);
