package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Identifier;
import dev.waymark.compiler.ast.Keyword;
import dev.waymark.compiler.ast.Setting;
import dev.waymark.compiler.check.Symbol;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.ir.Policy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Settings of calls and declarations, in both spellings.
final class Policies {
  private static final List<String> SETTINGS =
      List.of(
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
          "key");

  private final Body body;

  Policies(Body body) {
    this.body = body;
  }

  Policy of(List<Setting> settings) {
    var found = new EnumMap<Policy.Name, dev.waymark.ir.Expression>(Policy.Name.class);
    settings.forEach(s -> setting(s, found));
    return policy(found);
  }

  /// Those of `run_action(call, retry=…, backoff=…, timeout=…)`.
  Policy ofKeywords(List<Keyword> keywords) {
    var found = new EnumMap<Policy.Name, dev.waymark.ir.Expression>(Policy.Name.class);
    for (var keyword : keywords) {
      var name = keyword.name();
      if (name == null) {
        body.unit().notYet(keyword, "`**` in a policy");
      } else {
        one(name, List.of(keyword.value()), found);
      }
    }
    return policy(found);
  }

  /// In the order of the enum, so that the order of writing does not matter.
  private static Policy policy(Map<Policy.Name, dev.waymark.ir.Expression> found) {
    return new Policy(
        found.entrySet().stream().map(e -> new Policy.Setting(e.getKey(), e.getValue())).toList());
  }

  private void setting(Setting setting, Map<Policy.Name, dev.waymark.ir.Expression> found) {
    one(setting.name(), setting.values(), found);
    for (var field : setting.fields()) {
      var name = field.name();
      if (name != null) {
        one(name, List.of(field.value()), found);
      }
    }
  }

  private void one(
      Identifier name, List<Expression> values, Map<Policy.Name, dev.waymark.ir.Expression> found) {
    switch (name.text()) {
      case "raises", "on failure" -> {}
      case "retry", "backoff" -> values.forEach(v -> composite(name, v, found));
      case "timeout" -> put(Policy.Name.TIMEOUT, values, found);
      case "deadline" -> put(Policy.Name.DEADLINE, values, found);
      case "attempts" -> put(Policy.Name.ATTEMPTS, values, found);
      case "first", "base_delay", "initial" -> put(Policy.Name.FIRST, values, found);
      case "factor", "multiplier" -> put(Policy.Name.FACTOR, values, found);
      case "max", "max_delay" -> put(Policy.Name.MAX, values, found);
      case "jitter" -> put(Policy.Name.JITTER, values, found);
      case "on", "exception_types" -> put(Policy.Name.ON, values, found);
      case "not_on" -> put(Policy.Name.NOT_ON, values, found);
      case "queue" -> put(Policy.Name.QUEUE, values, found);
      case "key", "idempotent" -> put(Policy.Name.KEY, values, found);
      default ->
          body.unit()
              .say(
                  Diagnostic.of(
                          Code.WM607,
                          name.span(),
                          "there is no setting `%s`".formatted(name.text()))
                      .didYouMean(name.text(), SETTINGS)
                      .help("there are `%s`".formatted(String.join("`, `", SETTINGS))));
    }
  }

  private void put(
      Policy.Name name,
      List<Expression> values,
      Map<Policy.Name, dev.waymark.ir.Expression> found) {
    if (values.size() == 1) {
      found.put(name, value(name, values.getFirst()));
    }
  }

  private dev.waymark.ir.Expression value(Policy.Name name, Expression value) {
    return switch (name) {
      case JITTER -> word(value);
      case KEY -> body.slot(nameOf(value)) == null ? word(value) : body.values().value(value);
      case ON, NOT_ON -> errors(value);
      case ATTEMPTS, FIRST, FACTOR, MAX, TIMEOUT, DEADLINE, QUEUE -> body.values().value(value);
    };
  }

  private static String nameOf(Expression value) {
    return value instanceof Expression.Name n ? n.id() : "";
  }

  /// A name that means nothing here stands for itself: `jitter=full`, `idempotent: key`.
  private dev.waymark.ir.Expression word(Expression value) {
    return value instanceof Expression.Name n && body.symbol(n) == null
        ? Constants.of(n.id())
        : body.values().value(value);
  }

  /// Error classes, always as a tuple.
  private dev.waymark.ir.Expression errors(Expression value) {
    return switch (value) {
      case Expression.ListDisplay l ->
          new dev.waymark.ir.Expression.TupleDisplay(body.values().all(l.elements()));
      case Expression.TupleDisplay t ->
          new dev.waymark.ir.Expression.TupleDisplay(body.values().all(t.elements()));
      default ->
          body.symbol(value) == null
              ? body.values().value(value)
              : new dev.waymark.ir.Expression.TupleDisplay(List.of(body.values().value(value)));
    };
  }

  /// `retry: 5`, `retry=RetryPolicy(…)`, `backoff=BackoffPolicy(…)`, or a constant that is one.
  private void composite(
      Identifier name, Expression value, Map<Policy.Name, dev.waymark.ir.Expression> found) {
    var written = written(value);
    if (written != null) {
      var parts = new ArrayList<>(written.keywords());
      var order =
          name.text().equals("retry")
              ? List.of("attempts", "exception_types")
              : List.of("base_delay", "factor", "max_delay");
      for (int i = 0; i < written.arguments().size() && i < order.size(); i++) {
        var argument = written.arguments().get(i);
        parts.add(
            new Keyword(new Identifier(order.get(i), argument.span()), argument, argument.span()));
      }
      parts.forEach(k -> {
        var part = k.name();
        if (part != null) {
          one(part, List.of(k.value()), found);
        }
      });
      return;
    }
    var symbol = body.symbol(value);
    if (symbol instanceof Symbol.Constant c) {
      composite(name, c.value(), found);
    } else if (name.text().equals("retry")
        && !(value instanceof Expression.Name)
        && !(value instanceof Expression.Attribute)) {
      found.put(Policy.Name.ATTEMPTS, body.values().value(value));
    } else {
      body.unit().notYet(value, "a policy that is known only when it runs");
    }
  }

  private Expression.@Nullable Call written(Expression value) {
    if (!(value instanceof Expression.Call call)) {
      return null;
    }
    var name = body.builtin(call.function());
    return name.equals("waymark.RetryPolicy") || name.equals("waymark.BackoffPolicy") ? call : null;
  }
}
