// Names that were found to be one.
MATCH (n:Entity)
WHERE size(n.aliases) > 0
RETURN n.name AS name, n.aliases AS aliases
ORDER BY name;
