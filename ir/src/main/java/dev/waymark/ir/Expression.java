package dev.waymark.ir;

import java.util.List;
import java.util.Optional;

/// What a [Node] computes, with CPython 3.12's meaning. Evaluating one may raise and may change
/// heap objects; it never suspends. Operands are evaluated from left to right as CPython does.
public sealed interface Expression {
  /// A constant: None, a bool, a number, text, bytes.
  record Const(Constant value) implements Expression {}

  /// A slot of the frame; UnboundLocalError (for a captured one NameError) where it is unset.
  record Local(int slot) implements Expression {}

  /// A value of [Program#globals()], made when the instance begins.
  record Global(int index) implements Expression {}

  /// A builtin by CPython's qualified name (`len`, `int`, `ValueError`, `math.floor`,
  /// `asyncio.gather`), or one of the engine's own, whose names begin with `waymark.`.
  record Builtin(String name) implements Expression {}

  /// An entry of [Program#types()], as a value.
  record TypeOf(int type) implements Expression {}

  /// A function value: code, the values of its defaults (evaluated now), and the cells it shares
  /// with this frame: the i-th FREE slot of the function is `captures[i]` here.
  record Closure(int function, List<Default> defaults, List<Integer> captures)
      implements Expression {}

  /// The value of a parameter (by its index) that the caller leaves out.
  record Default(int parameter, Expression value) {}

  record Unary(UnaryOperator operator, Expression operand) implements Expression {}

  /// `in place` is `a += b`: lists and sets change themselves.
  record Binary(BinaryOperator operator, Expression left, Expression right, boolean inPlace)
      implements Expression {}

  /// `a < b <= c`: each operand is evaluated once, and no further than the first that is false.
  record Compare(Expression first, List<Comparison> rest) implements Expression {}

  record Comparison(ComparisonOperator operator, Expression operand) {}

  /// `a and b`: the value of the operand that decides.
  record And(Expression left, Expression right) implements Expression {}

  /// `a or b`
  record Or(Expression left, Expression right) implements Expression {}

  record Not(Expression operand) implements Expression {}

  record Conditional(Expression condition, Expression then, Expression otherwise)
      implements Expression {}

  record Attribute(Expression object, String name) implements Expression {}

  record Item(Expression object, Expression key) implements Expression {}

  /// `a:b:c` as a key; a missing part is the constant None.
  record Slice(Expression low, Expression high, Expression step) implements Expression {}

  record ListDisplay(List<Expression> items) implements Expression {}

  record TupleDisplay(List<Expression> items) implements Expression {}

  record SetDisplay(List<Expression> items) implements Expression {}

  /// `*xs`, only directly in a display.
  record Star(Expression value) implements Expression {}

  record DictDisplay(List<Entry> entries) implements Expression {}

  /// `key: value`, or `**value` where there is no key.
  record Entry(Optional<Expression> key, Expression value) {}

  /// An f-string.
  record Format(List<Part> parts) implements Expression {}

  sealed interface Part {
    record Text(String text) implements Part {}

    record Field(Expression value, Conversion conversion, Optional<Expression> specification)
        implements Part {}
  }

  enum Conversion {
    NONE,
    STR,
    REPR,
    ASCII
  }

  /// `callee(...)` that does not suspend: a builtin, a type, a SYNC function. An ASYNC function
  /// called like this gives a call that has not begun.
  record Invoke(Expression callee, List<Argument> arguments) implements Expression {}

  /// `object.name(...)`
  record Method(Expression object, String name, List<Argument> arguments) implements Expression {}

  /// A list, set or dict comprehension without awaits, in this frame's own slots. Slots that it
  /// binds are fresh for each evaluation (closures made inside share them, as in CPython).
  record Comprehension(
      Collection kind, Expression element, Optional<Expression> value, List<Clause> clauses)
      implements Expression {}

  enum Collection {
    LIST,
    SET,
    DICT
  }

  sealed interface Clause {
    record For(Node.Target target, Expression source) implements Clause {}

    record If(Expression condition) implements Clause {}
  }

  /// A generator expression: the function (kind GENERATOR) has one parameter, the iterator of
  /// `source`, which is taken now.
  record Generator(Closure function, Expression source) implements Expression {}

  /// `(name := value)`
  record Bind(int slot, Expression value) implements Expression {}

  /// A call of an action or workflow that has not begun, as a value.
  record Pending(Node.Callee callee, List<Argument> arguments, Policy policy)
      implements Expression {}

  /// Whether `except <types>` takes this error. TypeError where types are no error classes.
  record Catches(Expression error, Expression types) implements Expression {}

  enum UnaryOperator {
    MINUS,
    PLUS,
    INVERT
  }

  enum BinaryOperator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    FLOOR_DIVIDE,
    MODULO,
    POWER,
    LEFT_SHIFT,
    RIGHT_SHIFT,
    AND,
    OR,
    XOR,
    MATRIX_MULTIPLY
  }

  enum ComparisonOperator {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    IS,
    IS_NOT,
    IN,
    NOT_IN
  }
}
