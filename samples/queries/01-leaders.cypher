// Who leads which company?
MATCH (p:Person)-[r:is_chief_executive_of|is_ceo_of|is_chairman_of|is_president_of|leads|heads]->(o:Organization)
WHERE r.polarity = 'affirmed'
RETURN p.name AS person, type(r) AS role, o.name AS organization
ORDER BY organization, person, role;
