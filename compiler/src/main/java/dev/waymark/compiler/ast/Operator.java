package dev.waymark.compiler.ast;

/// The operators, each with its spelling.
public sealed interface Operator {
  String symbol();

  /// Operators that decide by truth and may leave their right side out.
  enum Bool implements Operator {
    AND("and"),
    OR("or");

    private final String symbol;

    Bool(String symbol) {
      this.symbol = symbol;
    }

    @Override
    public String symbol() {
      return symbol;
    }
  }

  /// Operators between two values, also of `x += 1`.
  enum Binary implements Operator {
    ADD("+"),
    SUB("-"),
    MUL("*"),
    MATMUL("@"),
    DIV("/"),
    FLOOR_DIV("//"),
    MOD("%"),
    POW("**"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),
    BIT_OR("|"),
    BIT_XOR("^"),
    BIT_AND("&");

    private final String symbol;

    Binary(String symbol) {
      this.symbol = symbol;
    }

    @Override
    public String symbol() {
      return symbol;
    }
  }

  /// Operators before one value.
  enum Unary implements Operator {
    NOT("not"),
    PLUS("+"),
    MINUS("-"),
    INVERT("~");

    private final String symbol;

    Unary(String symbol) {
      this.symbol = symbol;
    }

    @Override
    public String symbol() {
      return symbol;
    }
  }

  /// Operators that may be chained: `a < b <= c`.
  enum Comparison implements Operator {
    EQ("=="),
    NOT_EQ("!="),
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">="),
    IS("is"),
    IS_NOT("is not"),
    IN("in"),
    NOT_IN("not in");

    private final String symbol;

    Comparison(String symbol) {
      this.symbol = symbol;
    }

    @Override
    public String symbol() {
      return symbol;
    }
  }
}
