// Both dialects, over one stream of words, INDENT and DEDENT.
//
// The grammar is a little wider than the languages where that keeps it free of guessing: a
// statement's targets are read as expressions, a call's `name=` as an expression before `=`, and so
// on. The compiler's tree builder refuses what is too wide, with words of its own.
parser grammar WaymarkParser;

options {
  tokenVocab = WaymarkLexer;
}

// A `.py` file.
module : statement* EOF ;

// A `.wm` file. The same statements: the words of declarations come only out of `.wm` text.
program : statement* EOF ;

// ---------------------------------------------------------------- statements

statement
    : simple (SEMI simple)* SEMI? NEWLINE                                   # simpleLine
    | IF namedExpression COLON block elifClause* elseClause?                # ifStatement
    | WHILE namedExpression COLON block elseClause?                         # whileStatement
    | FOR targets IN starExpressions COLON block elseClause?                # forStatement
    | TRY COLON block exceptClause* elseClause? finallyClause?              # tryStatement
    | WITH withItem (COMMA withItem)* COLON block                           # withStatement
    | MATCH subject COLON NEWLINE INDENT caseClause+ DEDENT                 # matchStatement
    | function                                                              # functionStatement
    | classDefinition                                                       # classStatement
    | decorator+ statement                                                  # decorated
    | ASYNC statement                                                       # asyncStatement
    | broken                                                                # brokenStatement
    // .wm
    | WORKFLOW NAME signature policy? COLON block                           # workflowStatement
    | ACTION NAME signature (FROM dottedName)? (COLON settingBlock | NEWLINE)
                                                                            # actionStatement
    | RECORD NAME (fieldBlock | NEWLINE)                                    # recordStatement
    | ERROR NAME (LPAR expression RPAR)? (fieldBlock | NEWLINE)             # errorStatement
    | ENUM NAME COLON memberBlock                                           # enumStatement
    | SCHEDULE NAME RUNS arithmetic scheduleSetting* NEWLINE                # scheduleStatement
    | TEST STRING COLON block                                               # testStatement
    | SIGNAL NAME COLON expression NEWLINE                                  # signalStatement
    | HEAD NAME COLON NAME NEWLINE                                          # headSettingStatement
    | (PARALLEL | FIRST) COLON NEWLINE INDENT branch+ DEDENT                # branchesStatement
    | WITHIN expression COLON block                                         # withinStatement
    ;

block
    : NEWLINE INDENT statement+ DEDENT
    | simple (SEMI simple)* SEMI? NEWLINE
    ;

elifClause : ELIF namedExpression COLON block ;
elseClause : ELSE COLON block ;
exceptClause : EXCEPT STAR? (expression (AS NAME)?)? COLON block ;
finallyClause : FINALLY COLON block ;
withItem : expression (AS arithmetic)? ;
decorator : AT namedExpression NEWLINE ;

function : DEF NAME typeParameters? LPAR parameters? RPAR (ARROW expression)? COLON block ;
classDefinition : CLASS NAME typeParameters? (LPAR arguments? RPAR)? COLON block ;
signature : LPAR parameters? RPAR (ARROW expression)? ;

// A line whose mistake has been reported, and the block under it: what stands there is still looked
// at. The clauses of a broken head belong to nothing else.
broken
    : BROKEN
      ( NEWLINE
      | COLON block (elifClause | elseClause | exceptClause | finallyClause)*
      )
    ;

simple
    : starExpressions
      ( COLON expression (EQUAL value)?
      | AUGMENTED value
      | (EQUAL value)*
      | policy
      )                                                                     # expressionStatement
    | parallelFor                                                           # parallelForStatement
    | yieldExpression (EQUAL value)*                                        # yieldStatement
    | PASS                                                                  # passStatement
    | BREAK                                                                 # breakStatement
    | CONTINUE                                                              # continueStatement
    | RETURN value?                                                         # returnStatement
    | RAISE (expression (FROM expression)?)?                                # raiseStatement
    | ASSERT expression (COMMA expression)?                                 # assertStatement
    | DEL targets                                                           # deleteStatement
    | GLOBAL NAME (COMMA NAME)*                                             # globalStatement
    | NONLOCAL NAME (COMMA NAME)*                                           # nonlocalStatement
    | IMPORT dottedAlias (COMMA dottedAlias)*                               # importStatement
    | FROM (DOT | ELLIPSIS)* dottedName? IMPORT importNames                 # importFromStatement
    | TYPE NAME typeParameters? EQUAL expression                            # typeAliasStatement
    // .wm
    | UNDO expression policy?                                               # undoStatement
    | STUB dottedName answer (THEN answer)*                                 # stubStatement
    | RUN arithmetic policy? (AS NAME)?                                     # runStatement
    | BEGIN arithmetic policy? (AS NAME)?                                   # beginStatement
    | ADVANCE expression                                                    # advanceStatement
    | CRASH NAME dottedName?                                                # crashStatement
    | EXPECT expression (COMMA expression)?                                 # expectStatement
    | ALWAYS expression                                                     # alwaysStatement
    | AT_END expression                                                     # atEndStatement
    | ANY NAME COLON expression (SEEDS expression)?                         # anyStatement
    | SEND arithmetic WITH expression                                       # sendStatement
    ;

// What stands right of `=`, or after `return`.
value
    : yieldExpression
    | parallelFor
    | starExpressions policy?
    ;

dottedName : NAME (DOT NAME)* ;
dottedAlias : dottedName (AS NAME)? ;
importNames
    : STAR
    | LPAR importAlias (COMMA importAlias)* COMMA? RPAR
    | importAlias (COMMA importAlias)* COMMA?
    ;
importAlias : NAME (AS NAME)? ;

parameters : parameter (COMMA parameter)* COMMA? ;
parameter
    : NAME (COLON expression)? (EQUAL expression)?
    | STAR (NAME (COLON starExpression)?)?
    | POWER NAME (COLON expression)?
    | SLASH
    ;
lambdaParameters : lambdaParameter (COMMA lambdaParameter)* COMMA? ;
lambdaParameter
    : NAME (EQUAL expression)?
    | STAR NAME?
    | POWER NAME
    | SLASH
    ;
typeParameters : LBRACK typeParameter (COMMA typeParameter)* COMMA? RBRACK ;
typeParameter : (STAR | POWER)? NAME (COLON expression)? ;

// ---------------------------------------------------------------- match

subject : starNamedExpression (COMMA starNamedExpression)* COMMA? ;
caseClause : CASE patterns (IF namedExpression)? COLON block | broken ;
patterns : pattern (COMMA pattern)* COMMA? ;
pattern
    : STAR NAME
    | closedPattern (BAR closedPattern)* (AS NAME)?
    ;
closedPattern
    : MINUS? number ((PLUS | MINUS) number)?                                # numberPattern
    | strings                                                               # stringPattern
    | (NONE | TRUE | FALSE)                                                 # singletonPattern
    | NAME (DOT NAME)* (LPAR (classItem (COMMA classItem)* COMMA?)? RPAR)?  # namePattern
    | LPAR patterns? RPAR                                                   # groupPattern
    | LBRACK patterns? RBRACK                                               # sequencePattern
    | LBRACE (mappingItem (COMMA mappingItem)* COMMA?)? RBRACE              # mappingPattern
    ;
classItem : (NAME EQUAL)? pattern ;
mappingItem : POWER NAME | closedPattern COLON pattern ;

// ---------------------------------------------------------------- expressions

starExpressions : starExpression (COMMA starExpression)* COMMA? ;
starExpression : STAR arithmetic | expression ;
starNamedExpression : STAR arithmetic | namedExpression ;
targets : target (COMMA target)* COMMA? ;
target : STAR? arithmetic ;

yieldExpression
    : YIELD FROM expression
    | YIELD (starExpressions policy?)?
    ;

namedExpression : expression (WALRUS expression)? ;

expression
    : disjunction (IF disjunction ELSE expression)?
    | LAMBDA lambdaParameters? COLON expression
    ;

disjunction
    : NOT disjunction                                                       # not
    | disjunction AND disjunction                                           # and
    | disjunction OR disjunction                                            # or
    | arithmetic (comparison arithmetic)*                                   # comparisons
    ;

comparison : EQ | NE | LT | LE | GT | GE | NOT? IN | IS NOT? ;

arithmetic
    : arithmetic DOT NAME                                                   # attribute
    | arithmetic LPAR arguments? RPAR                                       # call
    | arithmetic LBRACK slice (COMMA slice)* COMMA? RBRACK                  # subscript
    | AWAIT arithmetic                                                      # await
    | (START | TASK) arithmetic                                             # begun
    | <assoc = right> arithmetic POWER arithmetic                           # power
    | (PLUS | MINUS | TILDE) arithmetic                                     # unary
    | arithmetic (STAR | AT | SLASH | FLOOR | PERCENT) arithmetic           # binary
    | arithmetic (PLUS | MINUS) arithmetic                                  # binary
    | arithmetic (SHL | SHR) arithmetic                                     # binary
    | arithmetic AMPERSAND arithmetic                                       # binary
    | arithmetic CARET arithmetic                                           # binary
    | arithmetic BAR arithmetic                                             # binary
    | NAME                                                                  # name
    | number                                                                # numberLiteral
    | strings                                                               # stringLiteral
    | (NONE | TRUE | FALSE | ELLIPSIS)                                      # constant
    | LPAR (yieldExpression | groupItem (comprehension | (COMMA groupItem)* COMMA?))? RPAR
                                                                            # group
    | LBRACK (starNamedExpression (comprehension | (COMMA starNamedExpression)* COMMA?))? RBRACK
                                                                            # list
    | LBRACE (braceItem (comprehension | (COMMA braceItem)* COMMA?))? RBRACE
                                                                            # braces
    ;

number : INTEGER | FLOAT | IMAGINARY | DURATION ;

// `as` only in `with (a as b):`, the policy only where the group is one awaited call.
groupItem : starNamedExpression (AS arithmetic | policy)? ;
braceItem : STAR arithmetic | POWER arithmetic | namedExpression (COLON expression)? ;

comprehension : comprehensionFor+ ;
comprehensionFor : ASYNC? FOR targets IN disjunction (IF disjunction)* ;

arguments : argument (COMMA argument)* COMMA? ;
argument
    : expression (WALRUS expression | EQUAL expression | comprehension)?
    | expression WALRUS expression comprehension
    | STAR expression
    | POWER expression
    ;

slice
    : namedExpression (COLON expression? (COLON expression?)?)?
    | COLON expression? (COLON expression?)?
    | STAR arithmetic
    ;

strings : (STRING | fstring)+ ;
fstring : FSTRING_START fstringPart* FSTRING_END ;
fstringPart
    : FSTRING_TEXT
    | FIELD_OPEN (yieldExpression | starExpressions) EQUAL? (BANG NAME)?
      (FIELD_COLON fstringPart*)? FIELD_CLOSE
    ;

// ---------------------------------------------------------------- .wm

policy : WITH setting (COMMA setting)* ;
setting : NAME EQUAL expression ;
settingBlock : NEWLINE INDENT (STRING NEWLINE)? settingLine* DEDENT ;
settingLine : NAME COLON settingValue (COMMA settingValue)* NEWLINE | broken ;
settingValue : expression (EQUAL expression)? ;
fieldBlock : COLON NEWLINE INDENT fieldLine+ DEDENT ;
fieldLine
    : NAME COLON expression (EQUAL expression)? NEWLINE
    | (STRING | PASS) NEWLINE
    | broken
    ;
memberBlock
    : NEWLINE INDENT memberLine+ DEDENT
    | NAME (COMMA NAME)* NEWLINE
    ;
memberLine : NAME (EQUAL expression)? NEWLINE | (STRING | PASS) NEWLINE | broken ;
scheduleSetting : NAME arithmetic ;
branch : BRANCH COLON block | statement ;
answer
    : (TAKES arithmetic)? (RETURNS expression | RAISES expression | GENERATES) (TIMES arithmetic)?
    ;

// The block under it yields each branch's result. The line's end after the block, which the
// statement around it wants, comes from the token source.
parallelFor
    : PARALLEL FOR targets IN starExpressions (LIMIT expression | ON_ERROR NAME NAME)* COLON block
    ;
