// The query language: openCypher, with the subqueries and label expressions of its current grammar.
//
// Read it from the top: a script is statements, a statement a query, a query clauses, a clause patterns and expressions.
// There are no actions in here. Rules say what may be written, not what makes sense: query/binder knows that a variable
// must exist and that CREATE needs a direction, and says so better than a syntax error could.
// Labels behind `#` name the alternatives for query/parser, which makes the AST of query/ast from the parse tree.
parser grammar CypherParser;
options { tokenVocab = CypherLexer; }

// ---------------------------------------------------------------------------------------------------- statements

script : SEMICOLON* ( statement ( SEMICOLON+ statement )* SEMICOLON* )? EOF ;

statement : ( EXPLAIN | PROFILE )? ( query | schemaCommand ) ;

query : singleQuery ( UNION ALL? singleQuery )* ;

singleQuery : clause+ ;

// Any clause may follow any other; which orders make sense is decided after parsing.
clause
  : matchClause
  | unwindClause
  | withClause
  | returnClause
  | createClause
  | mergeClause
  | setClause
  | removeClause
  | deleteClause
  | foreachClause
  | subqueryClause
  | callClause
  | loadClause
  | showClause
  ;

// ------------------------------------------------------------------------------------------------------- clauses

matchClause : OPTIONAL? MATCH pattern where? ;

where : WHERE expression ;

unwindClause : UNWIND expression AS variable ;

withClause : WITH projectionBody where? ;

returnClause : RETURN projectionBody ;

projectionBody : DISTINCT? projectionItems orderBy? skip? limit? ;

projectionItems
  : STAR ( COMMA projectionItem )*
  | projectionItem ( COMMA projectionItem )*
  ;

projectionItem : expression ( AS variable )? ;

orderBy : ORDER BY sortItem ( COMMA sortItem )* ;

sortItem : expression ( ASC | ASCENDING | DESC | DESCENDING )? ;

skip : ( SKIP_ | OFFSET ) expression ;

limit : LIMIT expression ;

createClause : CREATE pattern ;

mergeClause : MERGE patternPart mergeAction* ;

mergeAction : ON ( MATCH | CREATE ) setClause ;

setClause : SET setItem ( COMMA setItem )* ;

setItem
  : propertyTarget EQUAL expression  # setProperty
  | variable EQUAL expression        # setReplace
  | variable PLUSEQ expression       # setExtend
  | variable nodeLabels              # setLabels
  ;

// What can be assigned to: n.key, or a longer way to an entity such as (n).key or head(list).key
propertyTarget : atom ( DOT schemaName )+ ;

removeClause : REMOVE removeItem ( COMMA removeItem )* ;

removeItem
  : variable nodeLabels  # removeLabels
  | propertyTarget       # removeProperty
  ;

nodeLabels : ( COLON schemaName )+ ;

deleteClause : DETACH? DELETE expression ( COMMA expression )* ;

foreachClause : FOREACH LPAREN variable IN expression PIPE clause+ RPAREN ;

subqueryClause : OPTIONAL? CALL subqueryScope? LBRACE query RBRACE ;

// What the subquery reads from outside.
subqueryScope : LPAREN ( STAR | variable ( COMMA variable )* )? RPAREN ;

callClause : OPTIONAL? CALL procedureName procedureArguments? ( YIELD yieldItems where? )? ;

procedureArguments : LPAREN ( expression ( COMMA expression )* )? RPAREN ;

yieldItems : STAR | yieldItem ( COMMA yieldItem )* ;

yieldItem : symbolicName ( AS variable )? ;

loadClause : LOAD CSV ( WITH HEADERS )? FROM expression AS variable ( FIELDTERMINATOR STRING )? ;

showClause
  : SHOW ( INDEX | INDEXES | CONSTRAINT | CONSTRAINTS | PROCEDURES | FUNCTIONS ) ( YIELD yieldItems )? where? ;

// ------------------------------------------------------------------------------------------------ schema commands

schemaCommand
  : CREATE RANGE? INDEX symbolicName? ifNotExists? FOR schemaTarget ON LPAREN schemaProperty RPAREN       # createIndex
  | CREATE CONSTRAINT symbolicName? ifNotExists? FOR schemaTarget REQUIRE constrained IS
      ( UNIQUE | NOT NULL_ )                                                                          # createConstraint
  | DROP INDEX symbolicName ifExists?                                                                    # dropIndex
  | DROP CONSTRAINT symbolicName ifExists?                                                          # dropConstraint
  ;

ifNotExists : IF NOT EXISTS ;

ifExists : IF EXISTS ;

// (n:Label) or ()-[r:TYPE]-()
schemaTarget
  : LPAREN variable COLON schemaName RPAREN                                                           # labelTarget
  | LPAREN RPAREN LESS? MINUS LBRACK variable COLON schemaName RBRACK MINUS GREATER? LPAREN RPAREN     # typeTarget
  ;

constrained : schemaProperty | LPAREN schemaProperty RPAREN ;

schemaProperty : variable DOT schemaName ;

// ------------------------------------------------------------------------------------------------------ patterns

pattern : patternPart ( COMMA patternPart )* ;

patternPart : ( variable EQUAL )? pathPattern ;

pathPattern
  : ( SHORTESTPATH | ALLSHORTESTPATHS ) LPAREN patternElement RPAREN  # shortestPattern
  | pathSelector? patternElement                                      # plainPattern
  ;

// Which of the paths between the same two nodes are kept.
pathSelector
  : ALL pathWord?                                                # allPaths
  | ANY SHORTEST pathWord?                                       # anyShortest
  | ALL SHORTEST pathWord?                                       # allShortest
  | ANY INTEGER? pathWord?                                       # anyPaths
  | SHORTEST INTEGER? pathWord? ( GROUP | GROUPS )               # shortestGroups
  | SHORTEST INTEGER pathWord?                                   # countedShortest
  ;

pathWord : PATH | PATHS ;

// Between two paths in parentheses, and at their free ends, stands a node that nobody wrote.
patternElement
  : simplePath ( parenthesizedPath simplePath? )*
  | ( parenthesizedPath simplePath? )+
  ;

simplePath : nodePattern ( relationshipPattern pathQuantifier? nodePattern )* ;

// A part of a path that is repeated; without a quantifier it is the whole pattern, with a condition of its own.
parenthesizedPath : LPAREN ( variable EQUAL )? patternElement where? RPAREN pathQuantifier? ;

// *  +  {2}  {1,3}  {1,}  {,3}
pathQuantifier
  : STAR
  | PLUS
  | LBRACE INTEGER RBRACE
  | LBRACE INTEGER? COMMA INTEGER? RBRACE
  ;

nodePattern : LPAREN variable? ( ( COLON | IS ) labelExpression )? properties? where? RPAREN ;

relationshipPattern
  : LESS MINUS relationshipDetail? MINUS GREATER
  | LESS MINUS relationshipDetail? MINUS
  | MINUS relationshipDetail? MINUS GREATER
  | MINUS relationshipDetail? MINUS
  ;

relationshipDetail
  : LBRACK variable? ( ( COLON | IS ) labelExpression )? lengthRange? properties? where? RBRACK ;

// *  *2  *1..  *..3  *1..3
lengthRange : STAR INTEGER? ( DOTDOT INTEGER? )? ;

properties : mapLiteral | parameter ;

// :A  :A:B  :A|B  :A&!(B|C)  :%     The older spelling :A|:B is understood, too.
labelExpression
  : LPAREN labelExpression RPAREN                     # labelGroup
  | PERCENT                                           # labelAny
  | schemaName                                        # labelName
  | EXCLAMATION labelExpression                       # labelNot
  | labelExpression ( AMPERSAND | COLON ) labelExpression  # labelAnd
  | labelExpression PIPE COLON? labelExpression       # labelOr
  ;

// --------------------------------------------------------------------------------------------------- expressions

// Alternatives that stand higher bind tighter. Comparisons written in a row belong together: a < b <= c.
expression
  : atom                                                          # atomExpression
  | expression DOT schemaName                                     # propertyExpression
  | expression LBRACK expression? DOTDOT expression? RBRACK       # sliceExpression
  | expression LBRACK expression RBRACK                           # indexExpression
  | expression COLON labelExpression                              # labelTestExpression
  | ( PLUS | MINUS ) expression                                   # signExpression
  | expression POWER expression                                   # powerExpression
  | expression ( STAR | SLASH | PERCENT ) expression              # multiplyExpression
  | expression ( PLUS | MINUS | DOUBLEPIPE ) expression           # addExpression
  | expression IS NOT? NULL_                                       # nullExpression
  | expression ( STARTS WITH | ENDS WITH | CONTAINS | IN | REGEX ) expression  # textExpression
  | expression ( EQUAL | NOTEQUAL | LESS | LESSEQUAL | GREATER | GREATEREQUAL ) expression  # comparisonExpression
  | NOT expression                                                # notExpression
  | expression AND expression                                     # andExpression
  | expression XOR expression                                     # xorExpression
  | expression OR expression                                      # orExpression
  ;

// [x IN list] is a comprehension, not a list of one test, so that stands before the literals.
atom
  : listComprehension
  | literal
  | parameter
  | caseExpression
  | countStar
  | subqueryExpression
  | quantifier
  | reduce
  | shortestPathExpression
  | patternComprehension
  | patternPredicate
  | LPAREN expression RPAREN
  | functionCall
  | mapProjection
  | variable
  ;

literal
  : NULL_               # nullLiteral
  | ( TRUE_ | FALSE_ )   # booleanLiteral
  | INTEGER            # integerLiteral
  | FLOAT              # floatLiteral
  | STRING             # stringLiteral
  | LBRACK ( expression ( COMMA expression )* )? RBRACK  # listLiteral
  | mapLiteral         # mapValue
  ;

mapLiteral : LBRACE ( mapEntry ( COMMA mapEntry )* )? RBRACE ;

mapEntry : schemaName COLON expression ;

parameter : DOLLAR ( schemaName | INTEGER ) ;

caseExpression : CASE expression? caseBranch+ ( ELSE expression )? END ;

caseBranch : WHEN expression THEN expression ;

countStar : COUNT LPAREN STAR RPAREN ;

subqueryExpression
  : ( EXISTS | COUNT ) LBRACE pattern where? RBRACE    # patternSubquery
  | ( EXISTS | COUNT | COLLECT ) LBRACE query RBRACE   # querySubquery
  ;

quantifier : ( ALL | ANY | NONE | SINGLE ) LPAREN variable IN expression where RPAREN ;

reduce : REDUCE LPAREN variable EQUAL expression COMMA variable IN expression PIPE expression RPAREN ;

shortestPathExpression : ( SHORTESTPATH | ALLSHORTESTPATHS ) LPAREN patternElement RPAREN ;

// The form with a result stands first: in [n IN list WHERE n:A | n.x] the bar is the comprehension's and not the label's.
listComprehension
  : LBRACK variable IN expression where? PIPE expression RBRACK
  | LBRACK variable IN expression where? RBRACK
  ;

patternComprehension : LBRACK ( variable EQUAL )? relationshipsPattern where? PIPE expression RBRACK ;

patternPredicate : relationshipsPattern ;

relationshipsPattern : nodePattern ( relationshipPattern pathQuantifier? nodePattern )+ ;

functionCall : functionName LPAREN DISTINCT? ( expression ( COMMA expression )* )? RPAREN ;

mapProjection : variable LBRACE ( mapProjectionItem ( COMMA mapProjectionItem )* )? RBRACE ;

mapProjectionItem
  : DOT STAR                      # allPropertiesItem
  | DOT schemaName                # propertyItem
  | schemaName COLON expression   # entryItem
  | variable                      # variableItem
  ;

// --------------------------------------------------------------------------------------------------------- names

functionName : ( symbolicName DOT )* symbolicName ;

procedureName : ( symbolicName DOT )* symbolicName ;

variable : symbolicName ;

// Labels, types and property keys may be any word, even a reserved one.
schemaName : symbolicName | reservedWord ;

symbolicName : NAME | QUOTEDNAME | freeWord ;

// Keywords that may also name a variable or a function: where they are keywords, what follows tells them apart.
freeWord
  : BY | ON | ASC | ASCENDING | DESC | DESCENDING | EXPLAIN | PROFILE | FOREACH | YIELD | SKIP_ | LIMIT | CALL
  | STARTS | ENDS | CONTAINS | ANY | NONE | SINGLE | REDUCE | COUNT | COLLECT | EXISTS | SHORTESTPATH | ALLSHORTESTPATHS
  | DETACH | REMOVE | OFFSET | SHORTEST | PATH | PATHS | GROUP | GROUPS | LOAD | CSV | HEADERS | FROM | FIELDTERMINATOR
  | DROP | SHOW | INDEX | INDEXES | RANGE | CONSTRAINT | CONSTRAINTS | PROCEDURES | FUNCTIONS | FOR | IF | REQUIRE
  | UNIQUE
  ;

reservedWord
  : MATCH | OPTIONAL | UNWIND | WITH | RETURN | CREATE | MERGE | SET | DELETE | UNION | WHERE | ORDER | AS
  | OR | XOR | AND | NOT | IN | IS | NULL_ | TRUE_ | FALSE_ | CASE | WHEN | THEN | ELSE | END | DISTINCT | ALL
  ;
