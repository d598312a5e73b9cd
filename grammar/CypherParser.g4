parser grammar CypherParser;
options { tokenVocab = CypherLexer; }
statement : RETURN INTEGER EOF ;
