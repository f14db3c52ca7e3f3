package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Keyword;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Setting;
import dev.waymark.compiler.check.Builtins;
import dev.waymark.compiler.check.Classes;
import dev.waymark.compiler.check.Declared;
import dev.waymark.compiler.check.Symbol;
import dev.waymark.ir.Argument;
import dev.waymark.ir.Node.Await;
import dev.waymark.ir.Node.Call;
import dev.waymark.ir.Node.Callee;
import dev.waymark.ir.Node.Receive;
import dev.waymark.ir.Node.Sleep;
import dev.waymark.ir.Node.Start;
import dev.waymark.ir.Node.Target;
import dev.waymark.ir.Node.Undo;
import dev.waymark.ir.Policy;
import dev.waymark.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Calls, awaited and not.
final class Calls {
  /// What may stand after `with` and `async with`.
  private static final List<String> MANAGERS =
      List.of(
          "asyncio.timeout",
          "asyncio.TaskGroup",
          "asyncio.Semaphore",
          "asyncio.BoundedSemaphore",
          "contextlib.nullcontext");

  /// On a workflow class `self.X` is an alias of `waymark.X`.
  private static final List<String> ALIASES =
      List.of("run_action", "signal", "undo", "start", "log", "now", "map", "first", "uuid");

  private final Body body;

  Calls(Body body) {
    this.body = body;
  }

  /// What a call of an action or a workflow asks.
  record Asked(Callee callee, List<Argument> arguments, Policy policy) {
    dev.waymark.ir.Expression.Pending pending() {
      return new dev.waymark.ir.Expression.Pending(callee, arguments, policy);
    }
  }

  /// The builtin that is called, `self.X` included.
  String builtin(Expression function) {
    if (function instanceof Expression.Attribute a
        && body.isSelf(a.value())
        && ALIASES.contains(a.name().text())
        && new Functions(body).method(a.name().text()) == null) {
      return "waymark." + a.name().text();
    }
    return body.builtin(function);
  }

  boolean isManager(Expression value) {
    return switch (value) {
      case Expression.Call c -> MANAGERS.contains(builtin(c.function()));
      case Expression.Name n -> body.slot(n.id()) != null;
      case Expression.Attribute a -> body.symbol(a) == null;
      default -> false;
    };
  }

  /// `await value`, its result put into `target`.
  void await(Expression.Await e, Target target) {
    int mark = body.frame().mark();
    var outer = body.here();
    body.at(e);
    switch (e.value()) {
      case Expression.Call c -> awaitCall(c, e.policy(), target);
      case Expression.Name n when signal(n.id()) != null -> receive(n, e.policy(), target);
      default -> limited(e.policy(), () -> plain(e.value(), target));
    }
    body.at(outer);
    body.frame().release(mark);
  }

  private void plain(Expression value, Target target) {
    var lowered = body.values().value(value);
    body.graph().then(body.here(), next -> new Await(target, lowered, next));
  }

  private void awaitCall(Expression.Call c, List<Setting> settings, Target target) {
    var asked = asked(c, settings);
    if (asked != null) {
      call(asked, target);
      return;
    }
    var helper = helper(c);
    if (helper != null) {
      limited(
          settings,
          () -> {
            var call = helper.lower();
            body.graph()
                .then(
                    body.here(),
                    next ->
                        new Call(
                            target,
                            new Callee.Helper(call.callee()),
                            call.arguments(),
                            Policy.NONE,
                            next));
          });
      return;
    }
    awaitBuiltin(c, settings, target);
  }

  private void call(Asked asked, Target target) {
    body.graph()
        .then(
            body.here(),
            next -> new Call(target, asked.callee, asked.arguments, asked.policy, next));
  }

  private void awaitBuiltin(Expression.Call c, List<Setting> settings, Target target) {
    switch (builtin(c.function())) {
      case "asyncio.sleep" -> sleep(c, target);
      case "asyncio.gather" -> body.fans().gather(c, target);
      case "asyncio.wait_for" -> waitFor(c, target);
      case "waymark.map" -> body.fans().map(c, target);
      case "waymark.first" -> body.fans().first(c, target);
      case "waymark.signal" -> receive(c, target);
      case "waymark.start" -> {
        if (c.arguments().size() == 2 && c.arguments().getLast() instanceof Expression.Call) {
          body.unit().notYet(c, "`start` in this form");
        } else {
          startCall(c, target);
        }
      }
      default -> limited(settings, () -> plain(c, target));
    }
  }

  private void sleep(Expression.Call c, Target target) {
    if (c.arguments().size() != 1 || !c.keywords().isEmpty()) {
      body.unit().notYet(c, "a second argument of `sleep`");
      return;
    }
    var duration = body.values().value(c.arguments().getFirst());
    body.graph().then(body.here(), next -> new Sleep(target, duration, next));
  }

  /// Any awaitable under a deadline: a block that may take that long.
  private void limited(List<Setting> settings, Runnable write) {
    if (settings.isEmpty()) {
      write.run();
      return;
    }
    var setting = settings.getFirst();
    if (settings.size() > 1
        || !setting.name().text().equals("deadline")
        || setting.values().size() != 1) {
      body.unit().notYet(setting, "this setting of this await");
      return;
    }
    body.regions().limited(body.values().value(setting.values().getFirst()), setting, write);
  }

  private void waitFor(Expression.Call c, Target target) {
    if (c.arguments().size() != 2 || !c.keywords().isEmpty()) {
      plain(c, target);
      return;
    }
    var limit = c.arguments().getLast();
    if (c.arguments().getFirst() instanceof Expression.Call inner) {
      var asked = asked(inner, List.of());
      if (asked != null) {
        var settings = new ArrayList<>(asked.policy.settings());
        settings.add(new Policy.Setting(Policy.Name.DEADLINE, body.values().value(limit)));
        call(new Asked(asked.callee, asked.arguments, new Policy(settings)), target);
        return;
      }
    }
    plain(c, target);
  }

  /// A call of an action or a workflow, or nothing where it is something else.
  @Nullable Asked asked(Expression.Call c, List<Setting> settings) {
    var symbol = body.symbol(c.function());
    if (symbol instanceof Symbol.Action a) {
      int action = body.unit().action(a.declared());
      return asked(new Callee.Action(action), c, settings);
    }
    var workflow = workflow(c);
    if (workflow != null) {
      var callee = new Callee.Workflow(body.unit().workflow(workflow));
      var arguments = named(workflow, arguments(c));
      return new Asked(callee, arguments, body.policies().of(settings));
    }
    if (builtin(c.function()).equals("waymark.run_action")
        && c.arguments().size() == 1
        && c.arguments().getFirst() instanceof Expression.Call inner) {
      var asked = asked(inner, settings);
      return asked == null
          ? null
          : new Asked(asked.callee, asked.arguments, body.policies().ofKeywords(c.keywords()));
    }
    return null;
  }

  private Asked asked(Callee callee, Expression.Call c, List<Setting> settings) {
    var arguments = arguments(c);
    return new Asked(callee, arguments, body.policies().of(settings));
  }

  /// The workflow that `child(x)` or `Child().run(x)` begins.
  private Declared.@Nullable Workflow workflow(Expression.Call c) {
    if (body.symbol(c.function()) instanceof Symbol.Workflow w && w.declared().owner() == null) {
      return w.declared();
    }
    return c.function() instanceof Expression.Attribute a
            && a.name().text().equals("run")
            && a.value() instanceof Expression.Call made
            && made.arguments().isEmpty()
            && made.keywords().isEmpty()
            && body.symbol(made.function()) instanceof Symbol.Workflow w
        ? w.declared()
        : null;
  }

  /// A child is another program: what it is given crosses the border by name.
  private static List<Argument> named(Declared.Workflow workflow, List<Argument> arguments) {
    var parameters = workflow.parameters();
    var result = new ArrayList<Argument>();
    for (int i = 0; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      result.add(
          argument instanceof Argument.Positional(var value) && i < parameters.size()
              ? new Argument.Keyword(parameters.get(i).name().text(), value)
              : argument);
    }
    return result;
  }

  /// A call of a function of the program, whose arguments are evaluated when it is asked for.
  private record Helper(
      Calls calls, dev.waymark.ir.Expression callee, Expression.Call call, boolean self) {
    Invocation lower() {
      var arguments = new ArrayList<Argument>();
      if (self) {
        arguments.add(new Argument.Positional(calls.self()));
      }
      arguments.addAll(calls.arguments(call));
      return new Invocation(callee, arguments);
    }
  }

  private record Invocation(dev.waymark.ir.Expression callee, List<Argument> arguments) {}

  private dev.waymark.ir.Expression self() {
    var name = body.inside().self();
    var slot = name == null ? null : body.slot(name);
    if (slot == null) {
      throw new IllegalStateException("a method of no object at " + body.here());
    }
    return new dev.waymark.ir.Expression.Local(slot);
  }

  /// `helper(x)` of the module, `self.helper(x)` of the class; async ones only.
  private @Nullable Helper helper(Expression.Call c) {
    var found = function(c);
    return found != null && found.async ? found.helper : null;
  }

  private record Found(Helper helper, boolean async) {}

  private @Nullable Found function(Expression.Call c) {
    var functions = new Functions(body);
    if (body.symbol(c.function()) instanceof Symbol.Function f) {
      return new Found(new Helper(this, functions.closure(f), c, false), f.definition().async());
    }
    var owner = body.inside().owner();
    if (owner != null && c.function() instanceof Expression.Attribute a && body.isSelf(a.value())) {
      var method = Classes.find(body.unit().modules(), owner, a.name().text());
      if (method != null && !Classes.isProperty(method.definition())) {
        var callee =
            Classes.isClassMethod(method.definition())
                ? functions.bound(method, Constants.NONE)
                : functions.method(owner, method);
        boolean self =
            !Classes.isStatic(method.definition()) && !Classes.isClassMethod(method.definition());
        return new Found(new Helper(this, callee, c, self), method.definition().async());
      }
    }
    return null;
  }

  /// A call whose value is not awaited here.
  dev.waymark.ir.Expression call(Expression.Call c) {
    var parameter = body.unit().asked(c);
    var slot = parameter == null ? null : body.slot(parameter);
    if (slot != null) {
      return new dev.waymark.ir.Expression.Local(slot);
    }
    var asked = asked(c, List.of());
    if (asked != null) {
      return asked.pending();
    }
    var function = function(c);
    if (function != null) {
      var call = function.helper.lower();
      return new dev.waymark.ir.Expression.Invoke(call.callee(), call.arguments());
    }
    return switch (builtin(c.function())) {
      case "" -> called(c);
      case "waymark.undo" -> {
        if (c.arguments().size() == 1 && c.keywords().isEmpty()) {
          undo(c.arguments().getFirst());
        } else {
          body.unit().notYet(c, "`undo` in this form");
        }
        yield Constants.NONE;
      }
      case "typing.cast" -> body.values().value(c.arguments().getLast());
      case "waymark.start", "waymark.signal", "waymark.run_action" ->
          body.refuse(c, "this call without `await`");
      default ->
          Builtins.isCompiled(builtin(c.function()))
              ? body.refuse(c, "this call here")
              : new dev.waymark.ir.Expression.Invoke(
                  new dev.waymark.ir.Expression.Builtin(builtin(c.function())), arguments(c));
    };
  }

  private dev.waymark.ir.Expression called(Expression.Call c) {
    if (c.function() instanceof Expression.Attribute a) {
      var logged = new Logging(body).call(c, a);
      if (logged != null) {
        return logged;
      }
      var inherited = new Supers(body).call(c, a);
      if (inherited != null) {
        return inherited;
      }
    }
    if (c.function() instanceof Expression.Attribute a && body.symbol(a) == null) {
      var object = body.values().value(a.value());
      var kept = suspends(c) ? body.values().spilled(object) : object;
      return new dev.waymark.ir.Expression.Method(kept, a.name().text(), arguments(c));
    }
    var callee = body.values().value(c.function());
    var kept = suspends(c) ? body.values().spilled(callee) : callee;
    return new dev.waymark.ir.Expression.Invoke(kept, arguments(c));
  }

  private static boolean suspends(Expression.Call c) {
    return c.arguments().stream().anyMatch(Values::suspends)
        || c.keywords().stream().anyMatch(Values::suspends);
  }

  List<Argument> arguments(Expression.Call c) {
    var parts = new ArrayList<Expression>(c.arguments());
    c.keywords().stream().map(Keyword::value).forEach(parts::add);
    var values = body.values().all(parts);
    var found = new ArrayList<Argument>();
    for (int i = 0; i < c.arguments().size(); i++) {
      found.add(
          values.get(i) instanceof dev.waymark.ir.Expression.Star s
              ? new Argument.Star(s.value())
              : new Argument.Positional(values.get(i)));
    }
    for (int i = 0; i < c.keywords().size(); i++) {
      var name = c.keywords().get(i).name();
      var value = values.get(c.arguments().size() + i);
      found.add(
          name == null ? new Argument.DoubleStar(value) : new Argument.Keyword(name.text(), value));
    }
    return found;
  }

  /// `start child(x) with key=k`
  void start(Expression.Start e, Target target) {
    var key = Optional.<dev.waymark.ir.Expression>empty();
    var rest = new ArrayList<Setting>();
    for (var setting : e.policy()) {
      if (setting.name().text().equals("key") && setting.values().size() == 1) {
        key = Optional.of(body.values().value(setting.values().getFirst()));
      } else {
        rest.add(setting);
      }
    }
    begin(e.call(), rest, key, target);
  }

  /// `await start(child(x), key=k)`
  private void startCall(Expression.Call c, Target target) {
    var key = Optional.<dev.waymark.ir.Expression>empty();
    for (var keyword : c.keywords()) {
      var name = keyword.name();
      if (name != null && name.text().equals("key")) {
        key = Optional.of(body.values().value(keyword.value()));
      } else {
        body.unit().notYet(keyword, "this setting of `start`");
      }
    }
    if (c.arguments().size() != 1) {
      body.unit().notYet(c, "`start` in this form");
      return;
    }
    begin(c.arguments().getFirst(), List.of(), key, target);
  }

  private void begin(
      Expression call,
      List<Setting> settings,
      Optional<dev.waymark.ir.Expression> key,
      Target target) {
    var asked = call instanceof Expression.Call c ? asked(c, settings) : null;
    if (asked == null || !(asked.callee instanceof Callee.Workflow)) {
      body.unit().notYet(call, "`start` of this");
      return;
    }
    body.graph().then(body.here(), next -> new Start(target, asked.pending(), key, next));
  }

  /// `undo await cancel(x) with …`, `undo(cancel(x))`
  void undo(Expression call) {
    var settings = call instanceof Expression.Await a ? a.policy() : List.<Setting>of();
    var inner = call instanceof Expression.Await a ? a.value() : call;
    var asked = inner instanceof Expression.Call c ? asked(c, settings) : null;
    if (asked == null) {
      body.unit().notYet(call, "`undo` of this");
      return;
    }
    body.graph().then(body.here(), next -> new Undo(asked.pending(), next));
  }

  private dev.waymark.compiler.ast.Declaration.@Nullable Signal signal(String name) {
    if (body.slot(name) != null) {
      return null;
    }
    return body.inside().signals().stream()
        .filter(s -> s.name().text().equals(name))
        .findFirst()
        .orElse(null);
  }

  private void receive(Expression.Name name, List<Setting> settings, Target target) {
    var declared = signal(name.id());
    if (declared == null) {
      throw new IllegalStateException("no signal " + name);
    }
    var type = body.unit().signal(body.module(), declared);
    var deadline = Optional.<dev.waymark.ir.Expression>empty();
    for (var setting : settings) {
      if (setting.name().text().equals("deadline") && setting.values().size() == 1) {
        deadline = Optional.of(body.values().value(setting.values().getFirst()));
      } else {
        body.unit().notYet(setting, "this setting of a signal");
      }
    }
    receive(name.id(), type, deadline, target);
  }

  private void receive(
      String name, Type type, Optional<dev.waymark.ir.Expression> deadline, Target target) {
    body.graph().then(body.here(), next -> new Receive(target, name, type, deadline, next));
  }

  /// `await signal("decision", Decision, deadline=…)`
  private void receive(Expression.Call c, Target target) {
    if (c.arguments().isEmpty()
        || c.arguments().size() > 2
        || !(c.arguments().getFirst() instanceof Literal.Str name)) {
      body.unit().notYet(c, "`signal` in this form");
      return;
    }
    var written = c.arguments().size() == 2 ? c.arguments().getLast() : null;
    var deadline = Optional.<dev.waymark.ir.Expression>empty();
    for (var keyword : c.keywords()) {
      var called = keyword.name();
      switch (called == null ? "" : called.text()) {
        case "type" -> written = keyword.value();
        case "deadline" -> deadline = Optional.of(body.values().value(keyword.value()));
        default -> body.unit().notYet(keyword, "this setting of a signal");
      }
    }
    var type = body.unit().annotations().type(body.module(), written);
    receive(name.value(), body.unit().signal(name.value(), type), deadline, target);
  }
}
