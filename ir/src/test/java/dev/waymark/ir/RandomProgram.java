package dev.waymark.ir;

import dev.waymark.ir.Expression.Closure;
import dev.waymark.ir.Function.Binding;
import dev.waymark.ir.Function.Kind;
import dev.waymark.ir.Function.Parameter;
import dev.waymark.ir.Function.Slot;
import dev.waymark.ir.Function.Storage;
import dev.waymark.ir.Node.FailureMode;
import dev.waymark.ir.Node.Target;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/// Well-formed programs that mean nothing, with every kind of node, expression, constant and type:
/// the same seed gives the same program. Function 0 is the workflow, 1 a branch, 2 a lambda, 3 a
/// generator; slot 0 is a parameter, 1 a local, 2 a cell, 3 an awkward name.
public final class RandomProgram {
  private static final Closure BRANCH = new Closure(1, List.of(), List.of());
  private final Random random;
  private int fuel = 120;

  private RandomProgram(long seed) {
    random = new Random(seed);
  }

  public static Program of(long seed) {
    var r = new RandomProgram(seed);
    var functions = new ArrayList<Function>();
    functions.add(r.function("wörk \"flow\"\n", Kind.ASYNC));
    functions.add(r.function("branch", Kind.ASYNC));
    functions.add(r.lambda());
    functions.add(r.function("generate", Kind.GENERATOR));
    var policy = new Policy(List.of(new Policy.Setting(Policy.Name.DEADLINE, r.constant())));
    return new Program(
        Program.LANGUAGE_VERSION,
        "flow " + seed,
        new Closure(0, List.of(new Expression.Default(0, r.constant())), List.of()),
        r.type(3),
        new Program.WorkflowPolicy(policy, r.random.nextBoolean()),
        functions,
        r.types(),
        List.of(r.action()),
        List.of(new Program.Global("G", new Expression.ListDisplay(List.of(r.constant())))),
        List.of(new Program.Signal("decision", r.type(2))));
  }

  private Program.Action action() {
    return new Program.Action(
        "billing:charge",
        List.of(parameter("order"), new Parameter("key", Binding.KEYWORD_ONLY, type(2))),
        List.of("key"),
        type(2),
        new Policy(List.of(new Policy.Setting(Policy.Name.NOT_ON, constant()))),
        List.of(new Expression.TypeOf(2), new Expression.Builtin("ValueError")));
  }

  private List<TypeDefinition> types() {
    var field = new TypeDefinition.Field("id", type(2), Optional.of(constant()));
    var total = new Expression.Closure(1, List.of(), List.of());
    var method =
        new TypeDefinition.Method("total", pick(TypeDefinition.MethodKind.values()), total);
    return List.of(
        new TypeDefinition.RecordType(
            "m.Order",
            List.of(),
            List.of(field, new TypeDefinition.Field("n", type(1), Optional.empty())),
            List.of(method),
            new TypeDefinition.Traits(true, false, random.nextBoolean(), true)),
        new TypeDefinition.EnumType(
            "Colour",
            Optional.of("str"),
            List.of(new TypeDefinition.Member("RED", constant())),
            List.of()),
        new TypeDefinition.ErrorType(
            "NoSeats",
            List.of(new TypeDefinition.ErrorBase.Builtin("Exception")),
            List.of(field),
            List.of()),
        new TypeDefinition.ErrorType(
            "NoGoodSeats",
            List.of(
                new TypeDefinition.ErrorBase.Defined(2),
                new TypeDefinition.ErrorBase.Builtin("KeyError")),
            List.of(),
            List.of(method)));
  }

  private Parameter parameter(String name) {
    return new Parameter(name, Binding.POSITIONAL_OR_KEYWORD, type(2));
  }

  private static List<Slot> slots(Storage last) {
    return List.of(
        new Slot("trip", Storage.LOCAL),
        new Slot("x", Storage.LOCAL),
        new Slot("x", Storage.CELL),
        new Slot(".ünlucky", last));
  }

  private Function lambda() {
    return new Function(
        "lambda",
        Kind.SYNC,
        List.of(parameter("trip")),
        slots(Storage.FREE),
        List.of(new Node.Return(new Expression.Local(3))));
  }

  private Function function(String name, Kind kind) {
    int count = 8 + random.nextInt(8);
    var nodes = new ArrayList<Node>();
    for (int i = 0; i < count; i++) {
      nodes.add(node(i + 1, kind));
    }
    nodes.add(new Node.Return(expression()));
    return new Function(name, kind, List.of(parameter("trip")), slots(Storage.CELL), nodes);
  }

  private Node node(int next, Kind kind) {
    int back = random.nextInt(next);
    return kind == Kind.ASYNC && random.nextBoolean() ? suspending(next) : plain(next, back, kind);
  }

  private Node plain(int next, int back, Kind kind) {
    return switch (random.nextInt(kind == Kind.GENERATOR ? 8 : 7)) {
      case 0 -> new Node.Assign(some(this::target), expression(), next);
      case 1 -> new Node.Delete(new Target.Slot(slot()), next);
      case 2 -> new Node.Branch(expression(), next, back);
      case 3 -> new Node.Iterate(slot(), expression(), next);
      case 4 -> new Node.Each(target(), slot(), back, next);
      case 5 -> new Node.EndHandle(next);
      case 6 -> new Node.Assign(List.of(), expression(), next);
      default -> new Node.Yield(expression(), next);
    };
  }

  private Node suspending(int next) {
    return switch (random.nextInt(9)) {
      case 0 -> new Node.Call(target(), callee(), arguments(), policy(), next);
      case 1 -> new Node.Await(target(), expression(), next);
      case 2 -> new Node.Sleep(target(), expression(), next);
      case 3 -> fanOut(next);
      case 4 -> first(next);
      case 5 -> new Node.Receive(target(), "decision", type(2), maybe(), next);
      case 6 -> new Node.Start(target(), pending(), maybe(), next);
      case 7 -> new Node.Undo(pending(), next);
      default -> new Node.EnterContext(target(), slot(), next);
    };
  }

  private Node fanOut(int next) {
    Node.Branches branches =
        random.nextBoolean()
            ? new Node.Branches.Each(expression(), BRANCH)
            : new Node.Branches.Fixed(List.of(BRANCH, BRANCH));
    return new Node.FanOut(target(), branches, maybe(), pick(FailureMode.values()), next);
  }

  private Node first(int next) {
    var copies = List.of(new Node.Copy(1, 2), new Node.Copy(2, 1));
    return new Node.First(
        target(), List.of(new Node.Racer(BRANCH, copies), new Node.Racer(BRANCH, List.of())), next);
  }

  private Node.Callee callee() {
    return switch (random.nextInt(3)) {
      case 0 -> new Node.Callee.Action(0);
      case 1 -> new Node.Callee.Workflow("other one");
      default -> new Node.Callee.Helper(expression());
    };
  }

  private Expression pending() {
    return new Expression.Pending(callee(), arguments(), policy());
  }

  private Policy policy() {
    return new Policy(some(() -> new Policy.Setting(pick(Policy.Name.values()), expression())));
  }

  private List<Argument> arguments() {
    return some(() ->
        switch (random.nextInt(4)) {
          case 0 -> new Argument.Positional(expression());
          case 1 -> new Argument.Keyword("käy", expression());
          case 2 -> new Argument.Star(expression());
          default -> new Argument.DoubleStar(expression());
        });
  }

  private Optional<Expression> maybe() {
    return random.nextBoolean() ? Optional.of(expression()) : Optional.empty();
  }

  private int slot() {
    return random.nextInt(4);
  }

  private Target target() {
    return switch (random.nextInt(6)) {
      case 0 -> new Target.Nowhere();
      case 1 -> new Target.Attribute(expression(), "id");
      case 2 -> new Target.Item(expression(), expression());
      case 3 ->
          new Target.Unpack(
              List.of(new Target.Slot(1), target(), new Target.Nowhere()),
              random.nextBoolean() ? Optional.of(1) : Optional.empty());
      default -> new Target.Slot(slot());
    };
  }

  Expression expression() {
    return --fuel < 0 || random.nextInt(3) == 0 ? leaf() : compound();
  }

  private Expression leaf() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> new Expression.Local(slot());
      case 2 -> new Expression.Global(0);
      case 3 -> new Expression.Builtin("math.floor");
      case 4 -> new Expression.TypeOf(random.nextInt(4));
      default -> constant();
    };
  }

  private Expression constant() {
    return new Expression.Const(
        switch (random.nextInt(9)) {
          case 0 -> new Constant.None();
          case 1 -> new Constant.Bool(random.nextBoolean());
          case 2 -> new Constant.Int(new BigInteger(80, random).negate());
          case 3 -> new Constant.Float(Double.doubleToRawLongBits(-0.0));
          case 4 -> new Constant.Float(random.nextLong());
          case 5 -> new Constant.Str("\u0000 \"\\ \ud800 \ud83d\ude00 \u2028\n% -> n4");
          case 6 -> new Constant.Bytes(List.of((byte) 0, (byte) 255, (byte) 16));
          case 7 -> new Constant.Duration(random.nextLong());
          default -> new Constant.Ellipsis();
        });
  }

  private Expression compound() {
    return switch (random.nextInt(24)) {
      case 0 -> new Closure(2, List.of(new Expression.Default(0, expression())), List.of(2));
      case 1 -> new Expression.Unary(pick(Expression.UnaryOperator.values()), expression());
      case 2, 3 ->
          new Expression.Binary(
              pick(Expression.BinaryOperator.values()),
              expression(),
              expression(),
              random.nextBoolean());
      case 4 -> new Expression.Compare(expression(), comparisons());
      case 5 -> new Expression.And(expression(), expression());
      case 6 -> new Expression.Or(expression(), expression());
      case 7 -> new Expression.Not(expression());
      case 8 -> new Expression.Conditional(expression(), expression(), expression());
      case 9 -> new Expression.Attribute(expression(), "näme");
      case 10 -> new Expression.Item(expression(), expression());
      case 11 -> new Expression.Slice(expression(), expression(), expression());
      case 12 -> new Expression.ListDisplay(some(this::item));
      case 13 -> new Expression.TupleDisplay(some(this::item));
      case 14 -> new Expression.SetDisplay(some(this::item));
      case 15 ->
          new Expression.DictDisplay(some(() -> new Expression.Entry(maybe(), expression())));
      case 16 -> new Expression.Format(some(this::part));
      case 17 -> new Expression.Invoke(expression(), arguments());
      case 18 -> new Expression.Method(expression(), "upper", arguments());
      case 19 -> comprehension();
      case 20 -> new Expression.Generator(new Closure(3, List.of(), List.of()), expression());
      case 21 -> new Expression.Bind(slot(), expression());
      case 22 -> pending();
      default -> new Expression.Catches(expression(), expression());
    };
  }

  private List<Expression.Comparison> comparisons() {
    return List.of(
        new Expression.Comparison(pick(Expression.ComparisonOperator.values()), expression()),
        new Expression.Comparison(pick(Expression.ComparisonOperator.values()), expression()));
  }

  private Expression item() {
    return random.nextInt(4) == 0 ? new Expression.Star(expression()) : expression();
  }

  private Expression.Part part() {
    return random.nextBoolean()
        ? new Expression.Part.Text("a {b} \"c\"")
        : new Expression.Part.Field(expression(), pick(Expression.Conversion.values()), maybe());
  }

  private Expression comprehension() {
    var kind = pick(Expression.Collection.values());
    Optional<Expression> value =
        kind == Expression.Collection.DICT ? Optional.of(expression()) : Optional.empty();
    return new Expression.Comprehension(
        kind,
        expression(),
        value,
        List.of(
            new Expression.Clause.For(target(), expression()),
            new Expression.Clause.If(expression())));
  }

  private Type type(int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(10)) {
      case 1 -> new Type.ListOf(type(depth - 1));
      case 2 -> new Type.SetOf(type(depth - 1));
      case 3 -> new Type.FrozenSetOf(type(depth - 1));
      case 4 -> new Type.DictOf(type(depth - 1), type(depth - 1));
      case 5 -> new Type.TupleOf(List.of(type(depth - 1), type(depth - 1)));
      case 6 -> new Type.TupleOfAny(type(depth - 1));
      case 7 -> new Type.Union(List.of(type(depth - 1), new Type.Named(2)));
      case 8 -> new Type.Literal(List.of(new Constant.Str("a"), new Constant.None()));
      case 9 -> new Type.Named(1);
      default -> new Type.Scalar(pick(Type.Kind.values()));
    };
  }

  private <T> List<T> some(Supplier<T> one) {
    var items = new ArrayList<T>();
    for (int i = random.nextInt(3); i > 0; i--) {
      items.add(one.get());
    }
    return List.copyOf(items);
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
