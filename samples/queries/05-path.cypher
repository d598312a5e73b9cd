// How is Jack Ma connected with Nvidia?
MATCH p = shortestPath((:Entity {name: 'Jack Ma'})-[*..6]-(:Entity {name: 'Nvidia'}))
RETURN [n IN nodes(p) | n.name] AS stations, length(p) AS steps;
