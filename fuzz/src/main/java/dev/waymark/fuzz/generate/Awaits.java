package dev.waymark.fuzz.generate;

import static dev.waymark.fuzz.generate.Pen.with;
import static dev.waymark.fuzz.program.Type.Plain.ANY;
import static dev.waymark.fuzz.program.Type.Plain.INT;
import static dev.waymark.fuzz.program.Type.Plain.STR;

import dev.waymark.fuzz.program.Core;
import dev.waymark.fuzz.program.Expr;
import dev.waymark.fuzz.program.Piece;
import dev.waymark.fuzz.program.Printer;
import dev.waymark.fuzz.program.Stmt;
import dev.waymark.fuzz.program.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements that wait: calls, tasks, fan-outs, time.
final class Awaits {
  private final Pen pen;
  private final Values values;
  private final Statements statements;

  Awaits(Pen pen, Values values, Statements statements) {
    this.pen = pen;
    this.values = values;
    this.statements = statements;
  }

  List<Pen.Option<Stmt>> options(int depth) {
    var options = new ArrayList<Pen.Option<Stmt>>();
    options.add(with(Feature.CALL, this::call));
    options.add(with(Feature.CALL, this::call));
    options.add(with(Feature.SLEEP, this::sleep));
    options.add(with(Feature.LOG, this::log));
    options.add(with(Feature.UNDO, this::undo));
    options.add(with(Feature.RETRY, this::retried));
    options.add(with(Feature.GATHER, () -> gather(false)));
    options.add(with(Feature.GATHER, this::each));
    options.add(with(Feature.COLLECT, () -> gather(true)));
    options.add(with(Feature.COLLECT, this::collected));
    options.add(with(Feature.MAP, this::mapped));
    options.add(with(Feature.TASK, this::task));
    options.add(with(Feature.TASK_GROUP, this::group));
    options.add(with(Feature.FIRST, this::first));
    options.add(with(Feature.DEADLINE, this::deadline));
    if (depth > 0) {
      options.add(with(Feature.TIMEOUT, () -> timeout(depth)));
    }
    return options;
  }

  private Core.Act act() {
    return pen.one(pen.actions);
  }

  private Expr begun(Core.Act act, int depth) {
    return values.begun(act, depth);
  }

  private Expr source(Core.Act act, boolean literal) {
    var list = new Type.ListOf(act.from());
    if (act.answers().startsWith("takes arg")) {
      return Expr.of(ANY, pen.one("[3, 1, 2]", "[1, 1, 0, 2]", "[]", "[0, 0]", "[2]"));
    }
    var names = pen.scope.of(list::equals);
    return literal || names.isEmpty()
        ? values.literal(list)
        : Expr.of(list, pen.one(names) + "[:5]");
  }

  /// An action that may be called beside others; null where calm ones are wanted and there is none.
  private Core.@Nullable Act beside() {
    var fit =
        pen.actions.stream().filter(a -> !pen.calm || !a.answers().contains("raises")).toList();
    return fit.isEmpty() ? null : pen.one(fit);
  }

  private @Nullable Expr callable(int depth) {
    if (pen.calm) {
      var act = beside();
      return act == null ? null : begun(act, depth);
    }
    var helpers = pen.functions.stream().filter(Pen.Function::isAsync).toList();
    if (helpers.isEmpty() || pen.chance(60)) {
      return begun(act(), depth);
    }
    var helper = pen.one(helpers);
    return Expr.of(ANY, helper.name() + "(", values.of(helper.from(), depth), ")");
  }

  private Stmt bound(Type type, Object... value) {
    var targets = pen.scope.targets(type);
    var name = targets.isEmpty() ? pen.fresh("g") : pen.one(targets);
    pen.scope.bind(name, type);
    return Stmt.line(name + " = ", List.of(value));
  }

  private Stmt call() {
    var act = act();
    return pen.chance(75)
        ? bound(act.to(), "await ", begun(act, 2))
        : Stmt.line("await ", begun(act, 2));
  }

  private Stmt sleep() {
    int seconds = pen.below(4);
    return Stmt.line(
        "await ", new Piece.Spelled("asyncio.sleep(" + seconds + ")", "sleep(" + seconds + ")"));
  }

  private Stmt log() {
    return Stmt.line("log('seen', a=", values.of(values.orderedType(), 2), ")");
  }

  private Stmt undo() {
    var call = begun(act(), 1);
    return Stmt.line(new Piece.Spelled("undo(", "undo await "), call, new Piece.Spelled(")", " "));
  }

  private @Nullable Stmt retried() {
    if (pen.may(Feature.TIMEOUT) || pen.may(Feature.SLEEP)) {
      return null;
    }
    var act = act();
    var call = begun(act, 1);
    int attempts = 2 + pen.below(3);
    return bound(
        act.to(),
        new Piece.Spelled("await run_action(", "await "),
        call,
        new Piece.Spelled(
            ", retry=RetryPolicy(attempts=%d), %s)".formatted(attempts, Printer.PYTHON_BACKOFF),
            " with attempts=%d, %s".formatted(attempts, Printer.WM_BACKOFF)));
  }

  private Stmt deadline() {
    var act = act();
    var call = begun(act, 1);
    int seconds = 1 + pen.below(4);
    return bound(
        act.to(),
        new Piece.Spelled("await asyncio.wait_for(", "await "),
        call,
        new Piece.Spelled(", " + seconds + ")", " with deadline=" + seconds));
  }

  private Stmt python(Stmt... statements) {
    return new Stmt.Either(List.of(statements), List.of());
  }

  private @Nullable Stmt gather(boolean collect) {
    var parts = new ArrayList<Object>(List.of("await asyncio.gather("));
    int count = 1 + pen.below(3);
    for (int i = 0; i < count; i++) {
      var call = callable(1);
      if (call == null) {
        return null;
      }
      parts.add(call);
      parts.add(", ");
    }
    parts.add(collect ? "return_exceptions=True)" : ")");
    var name = pen.fresh("g");
    parts.addFirst(name + " = ");
    return python(Stmt.line(parts), shown(name));
  }

  /// Errors among the results are shown by their text.
  private Stmt shown(String name) {
    return pen.shows
        ? Stmt.line(
            "out.append([repr(r) if isinstance(r, BaseException) else r for r in " + name + "])")
        : Stmt.line("pass");
  }

  private @Nullable Stmt fan(Core.@Nullable Act act, String python, String wm) {
    if (act == null) {
      return null;
    }
    // The package names the parameter of a branch so.
    var item = python.contains("map(") ? "item" : "i";
    var source = source(act, false);
    var name = pen.fresh("g");
    return new Stmt.Either(
        List.of(
            Stmt.line(name + " = " + python.formatted(act.name()), source, end(python)),
            shown(name)),
        List.of(
            Stmt.compound(
                Stmt.clause(
                    List.of(Stmt.line("yield await " + act.name() + "(" + item + ")")),
                    name + " = parallel for " + item + " in ",
                    source,
                    " " + wm + ":")),
            shown(name)));
  }

  private static String end(String python) {
    return python.contains("map(") ? ", limit=2)" : python.endsWith("in_ ") ? "" : "])";
  }

  private @Nullable Stmt each() {
    return fan(beside(), "await asyncio.gather(*[%s(i) for i in ", "on error leave");
  }

  private Stmt collected() {
    var act = act();
    var source = source(act, true);
    var name = pen.fresh("g");
    return new Stmt.Either(
        List.of(
            Stmt.line(
                name + " = await asyncio.gather(*[" + act.name() + "(i) for i in ",
                source,
                "], return_exceptions=True)"),
            shown(name)),
        List.of(
            Stmt.compound(
                Stmt.clause(
                    List.of(Stmt.line("yield await " + act.name() + "(i)")),
                    name + " = parallel for i in ",
                    source,
                    " on error collect:")),
            shown(name)));
  }

  private @Nullable Stmt mapped() {
    return fan(beside(), "await waymark.map(%s, ", "limit 2 on error cancel");
  }

  private @Nullable Stmt task() {
    var call = callable(1);
    if (call == null) {
      return null;
    }
    var name = pen.fresh("t");
    var rest = statements.several(2, 0);
    var written = new ArrayList<Stmt>();
    written.add(
        Stmt.line(
            name + " = ",
            new Piece.Spelled("asyncio.create_task(", "task "),
            call,
            new Piece.Spelled(")", "")));
    written.addAll(rest);
    written.add(
        switch (pen.below(4)) {
          case 0 -> Stmt.line(name + ".cancel()");
          case 1 -> pen.shows ? Stmt.line("out.append(" + name + ".done())") : Stmt.line("pass");
          default ->
              pen.shows ? Stmt.line("out.append(await " + name + ")") : Stmt.line("await " + name);
        });
    return Stmt.compound(Stmt.clause(written, "if True:"));
  }

  private @Nullable Stmt group() {
    var group = pen.fresh("tg");
    var body = new ArrayList<Stmt>();
    var names = new ArrayList<String>();
    int count = 1 + pen.below(3);
    for (int i = 0; i < count; i++) {
      var name = pen.fresh("t");
      names.add(name);
      // What an argument raises here, it raises beside the tasks before it.
      var call = callable(pen.calm ? 0 : 1);
      if (call == null) {
        return null;
      }
      body.add(Stmt.line(name + " = " + group + ".create_task(", call, ")"));
      if (pen.chance(25)) {
        body.add(Stmt.line("await asyncio.sleep(" + pen.below(3) + ")"));
      }
    }
    var tried = new ArrayList<Stmt>();
    tried.add(Stmt.compound(Stmt.clause(body, "async with asyncio.TaskGroup() as " + group + ":")));
    if (pen.shows) {
      names.forEach(name -> tried.add(Stmt.line("out.append(" + name + ".result())")));
    }
    if (!pen.shows || pen.chance(30)) {
      return python(tried.toArray(Stmt[]::new));
    }
    return python(
        Stmt.compound(
            Stmt.clause(tried, "try:"),
            Stmt.clause(
                List.of(Stmt.line("out.append((str(e), [repr(x) for x in e.exceptions]))")),
                pen.one("except ExceptionGroup as e:", "except* Exception as e:"))));
  }

  private @Nullable Stmt first() {
    var parts = new ArrayList<Object>(List.of("await first("));
    int count = 2 + pen.below(2);
    for (int i = 0; i < count; i++) {
      var call = callable(1);
      if (call == null) {
        return null;
      }
      parts.add(call);
      parts.add(i + 1 < count ? ", " : ")");
    }
    return python(bound(ANY, parts.toArray()));
  }

  private @Nullable Stmt timeout(int depth) {
    int seconds = 1 + pen.below(4);
    var body = statements.block(depth);
    return Stmt.compound(
        Stmt.clause(
            body,
            new Piece.Spelled(
                "async with asyncio.timeout(" + seconds + "):", "within " + seconds + ":")));
  }

  /// The actions of a program, with what their stubs answer.
  void actions() {
    int count = 1 + pen.below(4);
    for (int i = 0; i < count; i++) {
      pen.actions.add(action("act" + (i + 1)));
    }
  }

  private Core.Act action(String name) {
    var takes = pen.one("", "", "takes 1s ", "takes 2s ", "takes 3s ", "takes 500ms ");
    // A retry and another timer at one instant are ours to put in order.
    boolean limits =
        pen.may(Feature.TIMEOUT) || pen.may(Feature.DEADLINE) || pen.may(Feature.SLEEP);
    int attempts = pen.may(Feature.RETRY) && !limits && pen.chance(35) ? 2 + pen.below(2) : 1;
    if (attempts > 1) {
      pen.used.add(Feature.RETRY);
    }
    var error =
        pen.one("ValueError(\"bad\")", "Refused(\"no\", 3)", "KeyError(\"k\")", "Shortage()");
    return switch (pen.below(7)) {
      case 0, 1 -> {
        var type = pen.one(INT, STR);
        yield new Core.Act(name, type, type, takes + "echoes", attempts);
      }
      case 2 -> new Core.Act(name, INT, INT, "takes arg echoes", attempts);
      case 3 -> new Core.Act(name, INT, STR, takes + "says \"got {0}\"", attempts);
      case 4 ->
          new Core.Act(name, STR, INT, takes + "raises " + error + " then returns 7", attempts);
      case 5 ->
          new Core.Act(
              name,
              INT,
              new Type.ListOf(INT),
              takes + "returns [1, 2] then returns [] then raises " + error + " then returns [3]",
              attempts);
      default -> new Core.Act(name, INT, INT, takes + "raises " + error, attempts);
    };
  }
}
