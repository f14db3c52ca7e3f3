package dev.waymark.ir.text;

import dev.waymark.ir.Expression;
import dev.waymark.ir.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads one node of the text form.
final class NodeParser {
  private final Tokens in;
  private final ExpressionParser expressions;

  NodeParser(Tokens in, Map<String, Integer> slots) {
    this.in = in;
    this.expressions = new ExpressionParser(in, slots);
  }

  Node node() {
    return switch (in.peek()) {
      case "assign" -> assign();
      case "evaluate" -> new Node.Assign(List.of(), after(expressions::expression), in.to());
      case "del" -> new Node.Delete(after(expressions::target), in.to());
      case "branch" -> new Node.Branch(after(expressions::expression), in.to(), other("else"));
      case "each" -> each();
      case "undo" -> new Node.Undo(after(expressions::expression), in.to());
      case "try" -> enterTry();
      case "leave" -> new Node.LeaveTry(skip());
      case "handled" -> new Node.EndHandle(skip());
      case "raise" -> new Node.Raise(after(expressions::expression), maybe("from"));
      case "reraise" -> new Node.Reraise(after(expressions::slot));
      case "exit" -> exit();
      case "return" -> new Node.Return(after(expressions::expression));
      case "yield" -> new Node.Yield(after(expressions::expression), in.to());
      default -> assigning();
    };
  }

  private <T> T after(java.util.function.Supplier<T> part) {
    in.take();
    return part.get();
  }

  private int skip() {
    in.take();
    return in.to();
  }

  private int other(String word) {
    in.expect(word);
    return in.node();
  }

  private Optional<Expression> maybe(String word) {
    return in.accept(word) ? Optional.of(expressions.expression()) : Optional.empty();
  }

  private Node assign() {
    in.expect("assign");
    var targets = new ArrayList<Node.Target>();
    // A target and a value look alike: what is followed by `=` was a target.
    while (true) {
      if (in.peek().equals("unpack") || in.peek().equals("_")) {
        targets.add(expressions.target());
        in.expect("=");
        continue;
      }
      var expression = expressions.expression();
      if (!in.accept("=")) {
        return new Node.Assign(List.copyOf(targets), expression, in.to());
      }
      targets.add(asTarget(expression));
    }
  }

  private Node.Target asTarget(Expression expression) {
    return switch (expression) {
      case Expression.Local local -> new Node.Target.Slot(local.slot());
      case Expression.Attribute a -> new Node.Target.Attribute(a.object(), a.name());
      case Expression.Item item -> new Node.Target.Item(item.object(), item.key());
      default -> throw in.wrong("a target");
    };
  }

  private Node each() {
    in.expect("each");
    var target = expressions.target();
    in.expect("of");
    int iterator = expressions.slot();
    return new Node.Each(target, iterator, in.to(), other("done"));
  }

  private Node enterTry() {
    in.expect("try");
    return new Node.EnterTry(other("handler"), in.to());
  }

  private Node exit() {
    in.expect("exit");
    int manager = expressions.slot();
    Optional<Integer> error =
        in.accept("error") ? Optional.of(expressions.slot()) : Optional.empty();
    return new Node.ExitContext(manager, error, in.to());
  }

  private Node assigning() {
    var target = expressions.target();
    in.expect("=");
    return switch (in.word()) {
      case "iterate" -> new Node.Iterate(slotOf(target), expressions.expression(), in.to());
      case "call" ->
          new Node.Call(
              target, expressions.callee(), expressions.arguments(), expressions.policy(), in.to());
      case "await" -> new Node.Await(target, expressions.expression(), in.to());
      case "sleep" -> new Node.Sleep(target, expressions.expression(), in.to());
      case "fan-out" -> fanOut(target);
      case "first" -> new Node.First(target, expressions.list("[", "]", this::racer), in.to());
      case "receive" -> receive(target);
      case "start" -> new Node.Start(target, expressions.expression(), maybe("key"), in.to());
      case "caught" -> new Node.Handle(slotOf(target), in.to());
      case "enter" -> new Node.EnterContext(target, expressions.slot(), in.to());
      default -> throw in.wrong("a kind of node");
    };
  }

  private int slotOf(Node.Target target) {
    if (target instanceof Node.Target.Slot slot) {
      return slot.slot();
    }
    throw in.wrong("a slot as the target");
  }

  private Node receive(Node.Target target) {
    var signal = in.text();
    in.expect("as");
    var type = TypeText.parse(in);
    return new Node.Receive(target, signal, type, maybe("deadline"), in.to());
  }

  private Node fanOut(Node.Target target) {
    Node.Branches branches;
    if (in.accept("each")) {
      var source = expressions.expression();
      in.expect("run");
      branches = new Node.Branches.Each(source, expressions.closure());
    } else {
      branches = new Node.Branches.Fixed(expressions.list("[", "]", expressions::closure));
    }
    var limit = maybe("limit");
    in.expect("on");
    in.expect("error");
    var mode = in.constant(Node.FailureMode.class, in.word());
    return new Node.FanOut(target, branches, limit, mode, in.to());
  }

  private Node.Racer racer() {
    var body = expressions.closure();
    var copies = new ArrayList<Node.Copy>();
    while (in.accept("copy")) {
      int from = in.index();
      in.expect("to");
      copies.add(new Node.Copy(from, expressions.slot()));
    }
    return new Node.Racer(body, List.copyOf(copies));
  }
}
