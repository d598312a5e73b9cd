// The words of the query language. Characters become tokens here; CypherParser.g4 says how tokens make a query.
//
// Case does not matter in keywords, so each is spelt with the letter fragments at the end of this file.
// What is wrong inside one token (a digit that is none, a string without end, a stray character) still becomes a token,
// one of the last group: the parser then says precisely what is wrong with it, instead of "token recognition error".
lexer grammar CypherLexer;

// Keywords of clauses and statements. A trailing underscore keeps ANTLR's and C's own words free.
MATCH            : M A T C H ;
OPTIONAL         : O P T I O N A L ;
UNWIND           : U N W I N D ;
WITH             : W I T H ;
RETURN           : R E T U R N ;
CREATE           : C R E A T E ;
MERGE            : M E R G E ;
SET              : S E T ;
REMOVE           : R E M O V E ;
DETACH           : D E T A C H ;
DELETE           : D E L E T E ;
CALL             : C A L L ;
YIELD            : Y I E L D ;
FOREACH          : F O R E A C H ;
UNION            : U N I O N ;
WHERE            : W H E R E ;
ORDER            : O R D E R ;
BY               : B Y ;
SKIP_            : S K I P ;
OFFSET           : O F F S E T ;
LIMIT            : L I M I T ;
ON               : O N ;
AS               : A S ;
EXPLAIN          : E X P L A I N ;
PROFILE          : P R O F I L E ;

// Keywords of sorting.
ASC              : A S C ;
ASCENDING        : A S C E N D I N G ;
DESC             : D E S C ;
DESCENDING       : D E S C E N D I N G ;

// Keywords that are operators.
OR               : O R ;
XOR              : X O R ;
AND              : A N D ;
NOT              : N O T ;
IN               : I N ;
IS               : I S ;
STARTS           : S T A R T S ;
ENDS             : E N D S ;
CONTAINS         : C O N T A I N S ;

// Keywords that are values.
NULL_            : N U L L ;
TRUE_            : T R U E ;
FALSE_           : F A L S E ;

// Keywords inside expressions.
CASE             : C A S E ;
WHEN             : W H E N ;
THEN             : T H E N ;
ELSE             : E L S E ;
END              : E N D ;
DISTINCT         : D I S T I N C T ;
ALL              : A L L ;
ANY              : A N Y ;
NONE             : N O N E ;
SINGLE           : S I N G L E ;
REDUCE           : R E D U C E ;
COUNT            : C O U N T ;
COLLECT          : C O L L E C T ;
EXISTS           : E X I S T S ;
SHORTESTPATH     : S H O R T E S T P A T H ;
ALLSHORTESTPATHS : A L L S H O R T E S T P A T H S ;

// Keywords that choose among the paths of a pattern.
SHORTEST         : S H O R T E S T ;
PATH             : P A T H ;
PATHS            : P A T H S ;
GROUP            : G R O U P ;
GROUPS           : G R O U P S ;

// Keywords of reading files.
LOAD             : L O A D ;
CSV              : C S V ;
HEADERS          : H E A D E R S ;
FROM             : F R O M ;
FIELDTERMINATOR  : F I E L D T E R M I N A T O R ;

// Keywords of schema commands.
DROP             : D R O P ;
SHOW             : S H O W ;
INDEX            : I N D E X ;
INDEXES          : I N D E X E S ;
RANGE            : R A N G E ;
CONSTRAINT       : C O N S T R A I N T ;
CONSTRAINTS      : C O N S T R A I N T S ;
PROCEDURES       : P R O C E D U R E S ;
FUNCTIONS        : F U N C T I O N S ;
FOR              : F O R ;
IF               : I F ;
REQUIRE          : R E Q U I R E ;
UNIQUE           : U N I Q U E ;

// Brackets and separators.
LPAREN           : '(' ;
RPAREN           : ')' ;
LBRACK           : '[' ;
RBRACK           : ']' ;
LBRACE           : '{' ;
RBRACE           : '}' ;
COMMA            : ',' ;
SEMICOLON        : ';' ;
COLON            : ':' ;
DOTDOT           : '..' ;
DOT              : '.' ;
PIPE             : '|' ;
DOUBLEPIPE       : '||' ;
AMPERSAND        : '&' ;
EXCLAMATION      : '!' ;
DOLLAR           : '$' ;

// Operators. Arrows are not tokens: `a<-1` compares, `(a)<-[r]-(b)` points, and only the parser can tell.
PLUSEQ           : '+=' ;
REGEX            : '=~' ;
NOTEQUAL         : '<>' ;
LESSEQUAL        : '<=' ;
GREATEREQUAL     : '>=' ;
EQUAL            : '=' ;
LESS             : '<' ;
GREATER          : '>' ;
PLUS             : '+' ;
MINUS            : '-' ;
STAR             : '*' ;
SLASH            : '/' ;
PERCENT          : '%' ;
POWER            : '^' ;

// Numbers. A float needs a digit after its point, so that `1..3` is a range.
FLOAT            : DIGIT* '.' DIGIT+ EXPONENT? | DIGIT+ EXPONENT ;
INTEGER          : DIGIT+ | '0' X HEXDIGIT+ | '0' O OCTDIGIT+ ;

// Texts. A backslash protects the character behind it; what the escapes mean is the parser's business.
STRING           : '\'' ( ~['\\] | '\\' . )* '\'' | '"' ( ~["\\] | '\\' . )* '"' ;

// Names. Between backticks everything is allowed; a backtick is written twice.
NAME             : NAMESTART NAMEPART* ;
QUOTEDNAME       : '`' ( ~'`' | '``' )* '`' ;

// Between tokens.
SPACE            : [\p{White_Space}\u001C-\u001F]+ -> skip ;
COMMENT          : ( '/*' .*? '*/' | '//' ~[\r\n]* ) -> skip ;

// What cannot be right. The longest match decides, so these never steal from a token above.
BADNUMBER        : DIGIT ( NAMEPART )* | DIGIT* '.' DIGIT+ NAMEPART+ ;
OPENSTRING       : ( '\'' ( ~['\\] | '\\' . )* | '"' ( ~["\\] | '\\' . )* ) '\\'? ;
OPENNAME         : '`' ( ~'`' | '``' )* ;
OPENCOMMENT      : '/*' ( ~'*' | '*' ~'/' )* '*'? ;
BADCHARACTER     : . ;

fragment DIGIT     : [0-9] ;
fragment HEXDIGIT  : [0-9a-fA-F] ;
fragment OCTDIGIT  : [0-7] ;
fragment EXPONENT  : E [+-]? DIGIT+ ;
fragment NAMESTART : [\p{L}\p{Nl}_] ;
fragment NAMEPART  : [\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}] ;

fragment A : [aA] ;
fragment B : [bB] ;
fragment C : [cC] ;
fragment D : [dD] ;
fragment E : [eE] ;
fragment F : [fF] ;
fragment G : [gG] ;
fragment H : [hH] ;
fragment I : [iI] ;
fragment J : [jJ] ;
fragment K : [kK] ;
fragment L : [lL] ;
fragment M : [mM] ;
fragment N : [nN] ;
fragment O : [oO] ;
fragment P : [pP] ;
fragment Q : [qQ] ;
fragment R : [rR] ;
fragment S : [sS] ;
fragment T : [tT] ;
fragment U : [uU] ;
fragment V : [vV] ;
fragment W : [wW] ;
fragment X : [xX] ;
fragment Y : [yY] ;
fragment Z : [zZ] ;
