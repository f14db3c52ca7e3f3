package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Keyword;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Setting;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/// The settings of calls: which there are, and for whom.
final class PolicyChecks implements Checker.Rule {
  private final Surroundings context;

  PolicyChecks(Surroundings context) {
    this.context = context;
  }

  @Override
  public void look(Node node) {
    switch (node) {
      case Expression.Await a when !a.policy().isEmpty() -> await(a);
      case Expression.Start s when !s.policy().isEmpty() ->
          settings().names(s.policy(), List.of("key", "deadline"), "a start");
      case Expression.Call c -> {
        runAction(c);
        if (context.types().symbol(c.function()) instanceof Symbol.Builtin b
            && b.name().equals("waymark.undo")
            && c.arguments().size() == 1) {
          undone(c.arguments().getFirst());
        }
      }
      case Statement.Undo u -> undone(u.call());
      default -> {}
    }
  }

  /// One lost packet and nothing is given back.
  private void undone(Expression undo) {
    var policy = undo instanceof Expression.Await a ? a.policy() : List.<Setting>of();
    var call = undo instanceof Expression.Await a ? a.value() : undo;
    if (call instanceof Expression.Call c
        && !(context.isPython() && undo instanceof Expression.Await)
        && context.types().symbol(c.function()) instanceof Symbol.Action action
        && Settings.find(policy, "attempts") == null
        && Settings.find(policy, "retry") == null
        && declared(action, "retry") == null) {
      context.add(
          Diagnostic.of(Code.WM604, c.span(), "an `undo` without retries")
              .label("one lost packet, and nothing is given back")
              .help(
                  context.isPython()
                      ? "declare the action with retries: `@action(retry=5)`"
                      : "`undo await %s with attempts=5`".formatted(context.text(c))));
    }
  }

  private Settings settings() {
    return new Settings(context.modules(), context.module(), context::add, context.types());
  }

  private void await(Expression.Await a) {
    if (a.value() instanceof Expression.Call c
        && context.types().symbol(c.function()) instanceof Symbol.Action action) {
      settings().ofCall(a.policy(), "a call");
      var deadline = Settings.find(a.policy(), "deadline");
      var timeout = Settings.find(a.policy(), "timeout");
      var limit = timeout == null ? declared(action, "timeout") : timeout;
      settings().longer(limit, deadline == null ? declared(action, "deadline") : deadline);
      return;
    }
    for (var setting : a.policy()) {
      if (!setting.name().text().equals("deadline")) {
        settings().onlyDeadline(setting);
      }
    }
  }

  private static @org.jspecify.annotations.Nullable Setting declared(
      Symbol.Action action, String name) {
    return action.declared().setting(name).orElse(null);
  }

  /// `run_action(f(x), retry=…, timeout=…)` is checked as settings are.
  private void runAction(Expression.Call c) {
    if (!(context.types().symbol(c.function()) instanceof Symbol.Builtin b)
        || !b.name().equals("waymark.run_action")) {
      return;
    }
    var found = new ArrayList<Setting>();
    for (Keyword keyword : c.keywords()) {
      var name = keyword.name();
      if (name != null) {
        found.add(new Setting(name, List.of(keyword.value()), List.of(), keyword.span()));
      }
    }
    settings().ofCall(found, "`run_action`");
    settings().longer(Settings.find(found, "timeout"), Settings.find(found, "deadline"));
  }
}
