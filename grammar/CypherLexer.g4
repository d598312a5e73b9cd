lexer grammar CypherLexer;
RETURN : [Rr][Ee][Tt][Uu][Rr][Nn] ;
INTEGER : [0-9]+ ;
WS : [ \t\r\n]+ -> skip ;
