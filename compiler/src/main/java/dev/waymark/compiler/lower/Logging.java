package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.check.Symbol;
import dev.waymark.ir.Argument;
import dev.waymark.ir.Expression.BinaryOperator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `logging.getLogger(…).info("…", a)` and its siblings, as `waymark.log` with a level.
final class Logging {
  private static final List<String> LEVELS =
      List.of("debug", "info", "warning", "error", "critical", "exception");

  private final Body body;

  Logging(Body body) {
    this.body = body;
  }

  dev.waymark.ir.@Nullable Expression call(Expression.Call c, Expression.Attribute method) {
    var level = method.name().text();
    if (!LEVELS.contains(level) || !isLogger(method.value())) {
      return null;
    }
    if (!c.keywords().isEmpty() || c.arguments().isEmpty()) {
      return body.refuse(c, "this argument of a logger");
    }
    var values = body.values().all(c.arguments());
    var message = values.getFirst();
    if (values.size() > 1) {
      message =
          new dev.waymark.ir.Expression.Binary(
              BinaryOperator.MODULO,
              message,
              new dev.waymark.ir.Expression.TupleDisplay(values.subList(1, values.size())),
              false);
    }
    return new dev.waymark.ir.Expression.Invoke(
        new dev.waymark.ir.Expression.Builtin("waymark.log"),
        List.of(
            new Argument.Positional(message), new Argument.Keyword("level", Constants.of(level))));
  }

  private boolean isLogger(Expression value) {
    if (value instanceof Expression.Call c) {
      return body.symbol(c.function()) instanceof Symbol.Library l
          && l.name().equals("logging.getLogger");
    }
    return switch (body.symbol(value)) {
      case Symbol.Library l -> l.name().equals("logging");
      case Symbol.Constant c ->
          c.value() instanceof Expression.Call call
              && body.unit().modules().resolve(c.module(), call.function())
                  instanceof Symbol.Library l
              && l.name().equals("logging.getLogger");
      case null, default -> false;
    };
  }
}
