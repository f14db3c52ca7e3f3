// The words of both dialects.
//
// Words that are words only in some places (`match`, `workflow`, `limit`, …) come out as NAME; the
// compiler's token source, which sees whole lines, gives them the types under `tokens`, and
// inserts INDENT and DEDENT. So the parser's grammar needs no guessing.
lexer grammar WaymarkLexer;

options {
  superClass = NestingLexer;
}

tokens {
  INDENT, DEDENT, BROKEN,
  // words of Python that are names elsewhere
  MATCH, CASE, TYPE,
  // words of .wm: declarations, statements, parts of a line, tests
  WORKFLOW, ACTION, RECORD, ENUM, ERROR, SCHEDULE, TEST, SIGNAL, HEAD,
  UNDO, PARALLEL, FIRST, WITHIN, BRANCH, START, TASK,
  LIMIT, ON_ERROR, RUNS,
  STUB, TAKES, RETURNS, RAISES, TIMES, THEN, GENERATES,
  RUN, BEGIN, ADVANCE, CRASH, EXPECT, ALWAYS, ANY, SEEDS, AT_END, SEND,
  // f-strings
  FSTRING_START, FSTRING_TEXT, FSTRING_END, FSTRING_BREAK, FSTRING_STRAY,
  FIELD_OPEN, FIELD_COLON, FIELD_CLOSE
}

FALSE : 'False' ;
NONE : 'None' ;
TRUE : 'True' ;
AND : 'and' ;
AS : 'as' ;
ASSERT : 'assert' ;
ASYNC : 'async' ;
AWAIT : 'await' ;
BREAK : 'break' ;
CLASS : 'class' ;
CONTINUE : 'continue' ;
DEF : 'def' ;
DEL : 'del' ;
ELIF : 'elif' ;
ELSE : 'else' ;
EXCEPT : 'except' ;
FINALLY : 'finally' ;
FOR : 'for' ;
FROM : 'from' ;
GLOBAL : 'global' ;
IF : 'if' ;
IMPORT : 'import' ;
IN : 'in' ;
IS : 'is' ;
LAMBDA : 'lambda' ;
NONLOCAL : 'nonlocal' ;
NOT : 'not' ;
OR : 'or' ;
PASS : 'pass' ;
RAISE : 'raise' ;
RETURN : 'return' ;
TRY : 'try' ;
WHILE : 'while' ;
WITH : 'with' ;
YIELD : 'yield' ;

NAME : [\p{XID_Start}_] [\p{XID_Continue}]* ;

// ---------------------------------------------------------------- numbers

// Leading zeros are the builder's to refuse.
INTEGER
    : DIGITS
    | '0' [xX] ('_'? [0-9a-fA-F])+
    | '0' [oO] ('_'? [0-7])+
    | '0' [bB] ('_'? [01])+
    ;

FLOAT : POINT_FLOAT EXPONENT? | DIGITS EXPONENT ;

IMAGINARY : (POINT_FLOAT EXPONENT? | DIGITS EXPONENT?) [jJ] ;

// Legal in `.wm`; in Python it is refused with a better word than "invalid literal".
DURATION : (DIGITS | DIGITS '.' DIGITS) ('ms' | [smhd]) ;

fragment DIGITS : [0-9] ('_'? [0-9])* ;
fragment POINT_FLOAT : DIGITS? '.' DIGITS | DIGITS '.' ;
fragment EXPONENT : [eE] [+\-]? DIGITS ;

// ---------------------------------------------------------------- strings

STRING
    : PREFIX? '\'' (ESCAPE | ~['\\\r\n])* '\''
    | PREFIX? '"' (ESCAPE | ~["\\\r\n])* '"'
    | PREFIX? '\'\'\'' (ESCAPE | ~'\\')*? '\'\'\''
    | PREFIX? '"""' (ESCAPE | ~'\\')*? '"""'
    ;

// One that the end of the line, or of the file, cuts off.
OPEN_STRING
    : PREFIX? '\'' (ESCAPE | ~['\\\r\n])* '\\'?
    | PREFIX? '"' (ESCAPE | ~["\\\r\n])* '\\'?
    | PREFIX? '\'\'\'' ('\''? '\''? (ESCAPE | ~['\\]))* '\''? '\''? '\\'? EOF
    | PREFIX? '"""' ('"'? '"'? (ESCAPE | ~["\\]))* '"'? '"'? '\\'? EOF
    ;

fragment PREFIX : [uU] | [bB] [rR]? | [rR] [bB]? ;
fragment ESCAPE : '\\' ('\r\n' | .) ;

F_SINGLE_OPEN : [fF] '\'' {beginString();} -> type(FSTRING_START), pushMode(F_SINGLE) ;
F_DOUBLE_OPEN : [fF] '"' {beginString();} -> type(FSTRING_START), pushMode(F_DOUBLE) ;
F_SINGLE3_OPEN : [fF] '\'\'\'' {beginString();} -> type(FSTRING_START), pushMode(F_SINGLE3) ;
F_DOUBLE3_OPEN : [fF] '"""' {beginString();} -> type(FSTRING_START), pushMode(F_DOUBLE3) ;
R_SINGLE_OPEN : F_RAW '\'' {beginString();} -> type(FSTRING_START), pushMode(R_SINGLE) ;
R_DOUBLE_OPEN : F_RAW '"' {beginString();} -> type(FSTRING_START), pushMode(R_DOUBLE) ;
R_SINGLE3_OPEN : F_RAW '\'\'\'' {beginString();} -> type(FSTRING_START), pushMode(R_SINGLE3) ;
R_DOUBLE3_OPEN : F_RAW '"""' {beginString();} -> type(FSTRING_START), pushMode(R_DOUBLE3) ;

fragment F_RAW : [fF] [rR] | [rR] [fF] ;

// ---------------------------------------------------------------- brackets and operators

LPAR : '(' {open();} ;
RPAR : ')' {close();} ;
LBRACK : '[' {open();} ;
RBRACK : ']' {close();} ;
LBRACE : '{' {open();} ;
// Becomes FIELD_CLOSE where it ends a field of an f-string.
RBRACE : '}' {closeBrace();} ;
// Becomes FIELD_COLON where a field's format begins.
COLON : ':' {colon();} ;
// At the top of a field it is a colon and an equal sign.
WALRUS : ':=' {walrus();} ;

DOT : '.' ;
ELLIPSIS : '...' ;
COMMA : ',' ;
SEMI : ';' ;
AT : '@' ;
ARROW : '->' ;
EQUAL : '=' ;
BANG : '!' ;

EQ : '==' ;
NE : '!=' ;
LT : '<' ;
LE : '<=' ;
GT : '>' ;
GE : '>=' ;

PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
POWER : '**' ;
SLASH : '/' ;
FLOOR : '//' ;
PERCENT : '%' ;
SHL : '<<' ;
SHR : '>>' ;
AMPERSAND : '&' ;
BAR : '|' ;
CARET : '^' ;
TILDE : '~' ;

AUGMENTED
    : '+=' | '-=' | '*=' | '**=' | '/=' | '//=' | '%=' | '@=' | '<<=' | '>>=' | '&=' | '|=' | '^='
    ;

// ---------------------------------------------------------------- layout

NEWLINE : '\r'? '\n' | '\r' ;
COMMENT : '#' ~[\r\n]* -> channel(HIDDEN) ;
CONTINUATION : '\\' ('\r'? '\n' | '\r') -> skip ;
BLANK : [ \t\f]+ -> skip ;
UNKNOWN : . ;

// ---------------------------------------------------------------- text of f-strings
// One mode for each kind of quote, raw or not. A line's end inside a one-line string breaks it off;
// what is doubled stands for itself; `\N{…}` is no field unless the string is raw.

fragment F_ESCAPE : '\\N{' ~[{}'"\r\n]+ '}' | R_ESCAPE ;
// A backslash before a brace stands for itself, so it ends its word.
fragment R_ESCAPE : '\\' ('\r\n' | ~[{}]) ;
fragment DOUBLED : '{{' | '}}' ;

mode F_SINGLE ;

F_SINGLE_END : '\'' {endString();} -> type(FSTRING_END), popMode ;
F_SINGLE_TEXT : ((~['\\{}\r\n] | DOUBLED | F_ESCAPE)+ '\\'? | '\\') -> type(FSTRING_TEXT) ;
F_SINGLE_BREAK : ('\r'? '\n' | '\r') {endString();} -> type(FSTRING_BREAK), popMode ;
F_SINGLE_FIELD : '{' {openField();} -> type(FIELD_OPEN), pushMode(DEFAULT_MODE) ;
F_SINGLE_STRAY : '}' -> type(FSTRING_STRAY) ;

mode F_DOUBLE ;

F_DOUBLE_END : '"' {endString();} -> type(FSTRING_END), popMode ;
F_DOUBLE_TEXT : ((~["\\{}\r\n] | DOUBLED | F_ESCAPE)+ '\\'? | '\\') -> type(FSTRING_TEXT) ;
F_DOUBLE_BREAK : ('\r'? '\n' | '\r') {endString();} -> type(FSTRING_BREAK), popMode ;
F_DOUBLE_FIELD : '{' {openField();} -> type(FIELD_OPEN), pushMode(DEFAULT_MODE) ;
F_DOUBLE_STRAY : '}' -> type(FSTRING_STRAY) ;

mode F_SINGLE3 ;

F_SINGLE3_END : '\'\'\'' {endString();} -> type(FSTRING_END), popMode ;
F_SINGLE3_TEXT :
    (('\''? '\''? (~['\\{}] | DOUBLED | F_ESCAPE))+ '\\'? | '\\')
    -> type(FSTRING_TEXT) ;
F_SINGLE3_QUOTE : '\'' '\''? -> type(FSTRING_TEXT) ;
F_SINGLE3_FIELD : '{' {openField();} -> type(FIELD_OPEN), pushMode(DEFAULT_MODE) ;
F_SINGLE3_STRAY : '}' -> type(FSTRING_STRAY) ;

mode F_DOUBLE3 ;

F_DOUBLE3_END : '"""' {endString();} -> type(FSTRING_END), popMode ;
F_DOUBLE3_TEXT :
    (('"'? '"'? (~["\\{}] | DOUBLED | F_ESCAPE))+ '\\'? | '\\')
    -> type(FSTRING_TEXT) ;
F_DOUBLE3_QUOTE : '"' '"'? -> type(FSTRING_TEXT) ;
F_DOUBLE3_FIELD : '{' {openField();} -> type(FIELD_OPEN), pushMode(DEFAULT_MODE) ;
F_DOUBLE3_STRAY : '}' -> type(FSTRING_STRAY) ;

mode R_SINGLE ;

R_SINGLE_END : '\'' {endString();} -> type(FSTRING_END), popMode ;
R_SINGLE_TEXT : ((~['\\{}\r\n] | DOUBLED | R_ESCAPE)+ '\\'? | '\\') -> type(FSTRING_TEXT) ;
R_SINGLE_BREAK : ('\r'? '\n' | '\r') {endString();} -> type(FSTRING_BREAK), popMode ;
R_SINGLE_FIELD : '{' {openField();} -> type(FIELD_OPEN), pushMode(DEFAULT_MODE) ;
R_SINGLE_STRAY : '}' -> type(FSTRING_STRAY) ;

mode R_DOUBLE ;

R_DOUBLE_END : '"' {endString();} -> type(FSTRING_END), popMode ;
R_DOUBLE_TEXT : ((~["\\{}\r\n] | DOUBLED | R_ESCAPE)+ '\\'? | '\\') -> type(FSTRING_TEXT) ;
R_DOUBLE_BREAK : ('\r'? '\n' | '\r') {endString();} -> type(FSTRING_BREAK), popMode ;
R_DOUBLE_FIELD : '{' {openField();} -> type(FIELD_OPEN), pushMode(DEFAULT_MODE) ;
R_DOUBLE_STRAY : '}' -> type(FSTRING_STRAY) ;

mode R_SINGLE3 ;

R_SINGLE3_END : '\'\'\'' {endString();} -> type(FSTRING_END), popMode ;
R_SINGLE3_TEXT :
    (('\''? '\''? (~['\\{}] | DOUBLED | R_ESCAPE))+ '\\'? | '\\')
    -> type(FSTRING_TEXT) ;
R_SINGLE3_QUOTE : '\'' '\''? -> type(FSTRING_TEXT) ;
R_SINGLE3_FIELD : '{' {openField();} -> type(FIELD_OPEN), pushMode(DEFAULT_MODE) ;
R_SINGLE3_STRAY : '}' -> type(FSTRING_STRAY) ;

mode R_DOUBLE3 ;

R_DOUBLE3_END : '"""' {endString();} -> type(FSTRING_END), popMode ;
R_DOUBLE3_TEXT :
    (('"'? '"'? (~["\\{}] | DOUBLED | R_ESCAPE))+ '\\'? | '\\')
    -> type(FSTRING_TEXT) ;
R_DOUBLE3_QUOTE : '"' '"'? -> type(FSTRING_TEXT) ;
R_DOUBLE3_FIELD : '{' {openField();} -> type(FIELD_OPEN), pushMode(DEFAULT_MODE) ;
R_DOUBLE3_STRAY : '}' -> type(FSTRING_STRAY) ;

// ---------------------------------------------------------------- formats of fields
// In place of the field's own mode, so that the closing brace leaves both. Nothing is doubled here.

mode S_SINGLE ;

S_SINGLE_CLOSE : '}' {closeField();} -> type(FIELD_CLOSE), popMode ;
S_SINGLE_FIELD : '{' {openField();} -> type(FIELD_OPEN), pushMode(DEFAULT_MODE) ;
S_SINGLE_END : '\'' {endString();} -> type(FSTRING_END), popMode ;
S_SINGLE_TEXT : ((~['\\{}\r\n] | R_ESCAPE)+ '\\'? | '\\') -> type(FSTRING_TEXT) ;
S_SINGLE_BREAK : ('\r'? '\n' | '\r') {endString();} -> type(FSTRING_BREAK), popMode ;

mode S_DOUBLE ;

S_DOUBLE_CLOSE : '}' {closeField();} -> type(FIELD_CLOSE), popMode ;
S_DOUBLE_FIELD : '{' {openField();} -> type(FIELD_OPEN), pushMode(DEFAULT_MODE) ;
S_DOUBLE_END : '"' {endString();} -> type(FSTRING_END), popMode ;
S_DOUBLE_TEXT : ((~["\\{}\r\n] | R_ESCAPE)+ '\\'? | '\\') -> type(FSTRING_TEXT) ;
S_DOUBLE_BREAK : ('\r'? '\n' | '\r') {endString();} -> type(FSTRING_BREAK), popMode ;

mode S_SINGLE3 ;

S_SINGLE3_CLOSE : '}' {closeField();} -> type(FIELD_CLOSE), popMode ;
S_SINGLE3_FIELD : '{' {openField();} -> type(FIELD_OPEN), pushMode(DEFAULT_MODE) ;
S_SINGLE3_END : '\'\'\'' {endString();} -> type(FSTRING_END), popMode ;
S_SINGLE3_TEXT :
    (('\''? '\''? (~['\\{}] | R_ESCAPE))+ '\\'? | '\\')
    -> type(FSTRING_TEXT) ;
S_SINGLE3_QUOTE : '\'' '\''? -> type(FSTRING_TEXT) ;

mode S_DOUBLE3 ;

S_DOUBLE3_CLOSE : '}' {closeField();} -> type(FIELD_CLOSE), popMode ;
S_DOUBLE3_FIELD : '{' {openField();} -> type(FIELD_OPEN), pushMode(DEFAULT_MODE) ;
S_DOUBLE3_END : '"""' {endString();} -> type(FSTRING_END), popMode ;
S_DOUBLE3_TEXT :
    (('"'? '"'? (~["\\{}] | R_ESCAPE))+ '\\'? | '\\')
    -> type(FSTRING_TEXT) ;
S_DOUBLE3_QUOTE : '"' '"'? -> type(FSTRING_TEXT) ;

