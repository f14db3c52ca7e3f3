package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Identifier;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Operator;
import dev.waymark.compiler.ast.Setting;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Fix;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Settings of declarations and calls: names, kinds of values, and what contradicts itself.
final class Settings {
  private static final List<String> RETRY =
      List.of("attempts", "first", "factor", "max", "jitter", "on", "not_on");
  private static final List<String> CALL =
      List.of(
          "retry",
          "attempts",
          "first",
          "factor",
          "max",
          "jitter",
          "on",
          "not_on",
          "timeout",
          "deadline",
          "queue",
          "key",
          "backoff");
  private static final List<String> ACTION =
      List.of("retry", "backoff", "timeout", "deadline", "raises", "queue", "idempotent");
  private static final List<String> WORKFLOW = List.of("deadline", "on failure", "on_failure");

  private final Modules modules;
  private final Module module;
  private final Consumer<Diagnostic> add;
  private final @Nullable Types types;

  Settings(Modules modules, Module module, Consumer<Diagnostic> add, @Nullable Types types) {
    this.modules = modules;
    this.module = module;
    this.add = add;
    this.types = types;
  }

  static @Nullable Setting find(List<Setting> settings, String name) {
    return settings.stream().filter(s -> s.name().text().equals(name)).findFirst().orElse(null);
  }

  void ofAction(List<Setting> settings) {
    names(settings, ACTION, "an action");
    longer(find(settings, "timeout"), find(settings, "deadline"));
  }

  void ofWorkflow(List<Setting> settings) {
    for (var setting : settings) {
      var name = setting.name().text();
      if (name.equals("timeout") || name.equals("retry") || name.equals("attempts")) {
        onlyDeadline(setting);
      }
    }
    names(
        settings.stream()
            .filter(s -> !List.of("timeout", "retry", "attempts").contains(s.name().text()))
            .toList(),
        WORKFLOW,
        "a workflow");
  }

  void ofCall(List<Setting> settings, String what) {
    names(settings, CALL, what);
  }

  void onlyDeadline(Setting setting) {
    add.accept(
        Diagnostic.of(
                Code.WM609,
                setting.name().span(),
                "this takes `deadline`, not `%s`".formatted(setting.name().text()))
            .note("signals, children, helpers and workflows are not tried again")
            .help("write `deadline`")
            .fix(Fix.replace(setting.name().span(), "deadline")));
  }

  /// Unknown and doubled names, then values.
  void names(List<Setting> settings, List<String> known, String what) {
    var seen = new LinkedHashSet<String>();
    for (var setting : settings) {
      name(setting.name(), known, what, seen);
      values(setting);
      if (setting.name().text().equals("retry")) {
        var inside = new LinkedHashSet<String>();
        for (var field : setting.fields()) {
          var name = field.name();
          if (name != null) {
            name(name, RETRY, "`retry`", inside);
            value(name, field.value());
          }
        }
      }
    }
  }

  private void name(Identifier name, List<String> known, String what, LinkedHashSet<String> seen) {
    if (!known.contains(name.text())) {
      var found =
          Diagnostic.of(
                  Code.WM607, name.span(), "%s has no setting `%s`".formatted(what, name.text()))
              .didYouMean(name.text(), known);
      add.accept(
          found.helps().isEmpty()
              ? found.help("it has `" + String.join("`, `", known) + "`")
              : found);
    } else if (!seen.add(name.text())) {
      add.accept(
          Diagnostic.of(Code.WM607, name.span(), "`%s` is given twice".formatted(name.text()))
              .help("strike one of the two"));
    }
  }

  private void values(Setting setting) {
    if (setting.values().size() == 1) {
      value(setting.name(), setting.values().getFirst());
    }
  }

  private void value(Identifier name, Expression value) {
    switch (name.text()) {
      case "timeout", "deadline", "first", "max" -> duration(name, value);
      case "attempts", "retry" -> attempts(name, value);
      case "factor" -> {
        if (value instanceof Literal.Str) {
          wrong(name, value, "a number");
        }
      }
      default -> {}
    }
  }

  private void duration(Identifier name, Expression value) {
    var type = types == null ? Ty.UNKNOWN : types.of(value);
    boolean wrong =
        value instanceof Literal.Str
            || value instanceof Literal.Bool
            || type instanceof Ty.Simple s && s.name().equals("str");
    if (!wrong) {
      return;
    }
    wrong(
        name,
        value,
        module.isPython() ? "a number of seconds or a `timedelta`" : "a duration such as `30s`");
  }

  private void attempts(Identifier name, Expression value) {
    boolean below =
        value instanceof Literal.Int i && i.value().signum() <= 0
            || value instanceof Expression.UnaryOp u
                && u.operator() == Operator.Unary.MINUS
                && u.operand() instanceof Literal;
    if (below
        || value instanceof Literal.Str
        || value instanceof Literal.Float
        || value instanceof Literal.Duration) {
      wrong(
          name,
          value,
          name.text().equals("retry") && module.isPython()
              ? "a number of attempts from 1, or a `RetryPolicy`"
              : "a number of attempts from 1");
    }
  }

  private void wrong(Identifier name, Expression value, String wanted) {
    var found =
        Diagnostic.of(Code.WM608, value.span(), "`%s` takes %s".formatted(name.text(), wanted))
            .label("another kind of value");
    if (value instanceof Literal.Str s && s.value().matches("[0-9]+(\\.[0-9]+)?(ms|s|m|h|d)")) {
      var better = module.isPython() ? seconds(s.value()) : s.value();
      add.accept(found.help("write `%s`".formatted(better)).fix(Fix.replace(value.span(), better)));
    } else {
      add.accept(found.help("give it %s".formatted(wanted)));
    }
  }

  private static String seconds(String text) {
    var unit = text.replaceAll("[0-9.]", "");
    var number = new java.math.BigDecimal(text.substring(0, text.length() - unit.length()));
    var factor =
        switch (unit) {
          case "ms" -> "0.001";
          case "m" -> "60";
          case "h" -> "3600";
          case "d" -> "86400";
          default -> "1";
        };
    return number.multiply(new java.math.BigDecimal(factor)).stripTrailingZeros().toPlainString();
  }

  /// A `timeout` that is longer than the `deadline` over it never ends an attempt.
  void longer(@Nullable Setting timeout, @Nullable Setting deadline) {
    var attempt = micros(timeout);
    var whole = micros(deadline);
    if (timeout != null && deadline != null && attempt > whole && whole >= 0) {
      add.accept(
          Diagnostic.of(
                  Code.WM603,
                  timeout.span(),
                  "the `timeout` of an attempt is longer than the `deadline` of its call")
              .label(deadline.span(), "the call is over here")
              .help("a shorter `timeout`, or a longer `deadline`"));
    }
  }

  private long micros(@Nullable Setting setting) {
    if (setting == null || setting.values().size() != 1) {
      return -1;
    }
    return switch (setting.values().getFirst()) {
      case Literal.Duration d -> d.micros().longValueExact();
      case Literal.Int i ->
          i.value().bitLength() < 40 ? i.value().longValue() * 1_000_000 : Long.MAX_VALUE;
      case Literal.Float f -> Math.round(f.value() * 1e6);
      default -> -1;
    };
  }

  /// Names of error classes that mean nothing.
  void errors(Setting setting) {
    for (var value : setting.values()) {
      if (value instanceof Expression.Name n && modules.lookup(module, n.id()) == null) {
        add.accept(
            Diagnostic.of(
                    Code.WM312, n.span(), "the name `%s` is defined nowhere".formatted(n.id()))
                .didYouMean(n.id(), module.names(), "declare it as an `error`, or import it"));
      }
    }
  }
}
