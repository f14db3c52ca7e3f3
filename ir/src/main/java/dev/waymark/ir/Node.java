package dev.waymark.ir;

import java.util.List;
import java.util.Optional;

/// One node of a [Function]'s graph: it does one thing and names its successors. Node 0 is where a
/// function begins; a back edge is a loop. The first line of each comment is the text form.
///
/// A node may suspend only where its comment says so (a *durable point* or a wait for another
/// task); expressions inside nodes never suspend. The lowering puts what awaits into nodes of its
/// own, in CPython's order of evaluation.
public sealed interface Node {
  /// `assign %t = <value> -> n`: evaluates and stores; `a = b = v` has two targets, stored from
  /// left to right. A statement that is only an expression has none: `evaluate <value> -> n`.
  record Assign(List<Target> targets, Expression value, int next) implements Node {}

  /// `del <target> -> n`
  record Delete(Target target, int next) implements Node {}

  /// `branch <condition> -> n else m`
  record Branch(Expression condition, int then, int otherwise) implements Node {}

  /// `%i = iterate <source> -> n`: takes the iterator of a value, as `iter(...)` does.
  record Iterate(int iterator, Expression source, int next) implements Node {}

  /// `each <target> of %i -> body done m`: the head of a loop; takes the next item or leaves.
  record Each(Target target, int iterator, int body, int done) implements Node {}

  /// `%t = call <callee>(...) with ... -> n`: begins a call and awaits it. An action and a child
  /// are durable points; a helper runs as a frame of the same task and suspends where it does.
  record Call(Target target, Callee callee, List<Argument> arguments, Policy policy, int next)
      implements Node {}

  /// `%t = await <value> -> n`: awaits a call that has not begun, a task, a gathering or any other
  /// awaitable value; TypeError for a plain one.
  record Await(Target target, Expression value, int next) implements Node {}

  /// `%t = sleep <duration> -> n`: seconds or a timedelta. `sleep(0)` yields once, durably nothing.
  record Sleep(Target target, Expression duration, int next) implements Node {}

  /// `%t = fan-out <branches> limit <n> on error <mode> -> n`: each branch becomes a task; the node
  /// is done when the mode says so. The result is a list in input order.
  record FanOut(
      Target target, Branches branches, Optional<Expression> limit, FailureMode mode, int next)
      implements Node {}

  /// `%t = first <branches> -> n`: the first branch that ends wins, the others are cancelled. The
  /// result is what the winner returned; its copies happen, those of the losers do not.
  record First(Target target, List<Racer> racers, int next) implements Node {}

  /// `%t = receive <signal> as <type> deadline <d> -> n`
  record Receive(Target target, String signal, Type type, Optional<Expression> deadline, int next)
      implements Node {}

  /// `%t = start <call> key <k> -> n`: a child workflow that goes on alone; its id is the result.
  record Start(Target target, Expression call, Optional<Expression> key, int next)
      implements Node {}

  /// `undo <call> -> n`: puts a call that has not begun on the instance's undo list.
  record Undo(Expression call, int next) implements Node {}

  /// `try handler m -> n`: an error from here on goes to the handler, until the region is left.
  record EnterTry(int handler, int next) implements Node {}

  /// `leave -> n`: takes the innermost region of this frame away.
  record LeaveTry(int next) implements Node {}

  /// `%s = caught -> n`: where a handler begins. The error that was raised is stored and becomes
  /// the one being handled (`__context__` of what is raised now, and what a bare raise repeats).
  record Handle(int error, int next) implements Node {}

  /// `handled -> n`: the innermost error of this frame is no longer being handled.
  record EndHandle(int next) implements Node {}

  /// `raise <error> from <cause>`: a class is called first. No cause and `from None` are two
  /// things.
  record Raise(Expression error, Optional<Expression> cause) implements Node {}

  /// `reraise %s`: raises a stored error again, unchanged; how `finally` and an unmatched `except`
  /// go on.
  record Reraise(int error) implements Node {}

  /// `%t = enter <manager> -> n`: the beginning of `with`, `async with`, `within`. May suspend.
  record EnterContext(Target target, int manager, int next) implements Node {}

  /// `exit %m error %s -> n`: the end of it. With an error the manager may swallow it (goes on),
  /// replace it (a deadline that is over raises Timeout) or let it pass (raised again). May
  /// suspend.
  record ExitContext(int manager, Optional<Integer> error, int next) implements Node {}

  /// `return <value>`
  record Return(Expression value) implements Node {}

  /// `yield <value> -> n`: only in functions of kind GENERATOR, which only generator expressions
  /// are.
  record Yield(Expression value, int next) implements Node {}

  /// Where a value is put.
  sealed interface Target {
    /// `_`: the value is dropped.
    record Nowhere() implements Target {}

    /// `%name`
    record Slot(int slot) implements Target {}

    /// `<object>.name`
    record Attribute(Expression object, String name) implements Target {}

    /// `<object>[<key>]`
    record Item(Expression object, Expression key) implements Target {}

    /// `(a, *b, c)`: `star` is the index of the starred one.
    record Unpack(List<Target> targets, Optional<Integer> star) implements Target {}
  }

  /// Whom a call asks.
  sealed interface Callee {
    /// An entry of [Program#actions()].
    record Action(int action) implements Callee {}

    /// A workflow by name: a child instance with its own history.
    record Workflow(String name) implements Callee {}

    /// A function value: an async helper runs as a frame of the same task.
    record Helper(Expression function) implements Callee {}
  }

  /// What a fan-out runs. Every branch is a closure of an ASYNC function.
  sealed interface Branches {
    /// `each <source> run <body>`: one branch per item; the body's only parameter is the item.
    record Each(Expression source, Expression.Closure body) implements Branches {}

    /// `[<body>, ...]`
    record Fixed(List<Expression.Closure> bodies) implements Branches {}
  }

  /// A branch of [First]: when it wins, its own slots are copied to the slots of the frame that
  /// waits (a slot that is unset in the branch is left alone).
  record Racer(Expression.Closure body, List<Copy> copies) {}

  record Copy(int from, int to) {}

  /// What a fan-out does at the first failure.
  enum FailureMode {
    /// Cancels the others, waits for them, raises it.
    CANCEL,
    /// Raises it at once; the others go on and their later failures are only logged.
    LEAVE,
    /// Nothing: the list holds an error value at that place.
    COLLECT,
    /// Cancels the others, waits, and raises an ExceptionGroup.
    GROUP
  }

  /// The nodes that may come next, in the order in which the text form names them. The handler of
  /// [EnterTry] counts as one.
  static List<Integer> successors(Node node) {
    return switch (node) {
      case Assign n -> List.of(n.next);
      case Delete n -> List.of(n.next);
      case Branch n -> List.of(n.then, n.otherwise);
      case Iterate n -> List.of(n.next);
      case Each n -> List.of(n.body, n.done);
      case Call n -> List.of(n.next);
      case Await n -> List.of(n.next);
      case Sleep n -> List.of(n.next);
      case FanOut n -> List.of(n.next);
      case First n -> List.of(n.next);
      case Receive n -> List.of(n.next);
      case Start n -> List.of(n.next);
      case Undo n -> List.of(n.next);
      case EnterTry n -> List.of(n.handler, n.next);
      case LeaveTry n -> List.of(n.next);
      case Handle n -> List.of(n.next);
      case EndHandle n -> List.of(n.next);
      case EnterContext n -> List.of(n.next);
      case ExitContext n -> List.of(n.next);
      case Yield n -> List.of(n.next);
      case Raise _, Reraise _, Return _ -> List.of();
    };
  }
}
