package dev.waymark.compiler.ast;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Expressions, patterns and parameters in prefix form: `(+ a (call f b k=c))`.
final class ExpressionText {
  private ExpressionText() {}

  static String of(@Nullable Expression expression) {
    return switch (expression) {
      case null -> "_";
      case Expression.Name name -> name.id();
      case Literal literal -> literal(literal);
      case Expression.BoolOp bool -> group(bool.operator().symbol(), all(bool.operands()));
      case Expression.NamedExpr named -> group(":=", of(named.target()), of(named.value()));
      case Expression.BinOp op -> group(op.operator().symbol(), of(op.left()), of(op.right()));
      case Expression.UnaryOp op -> group(op.operator().symbol(), of(op.operand()));
      case Expression.Lambda lambda ->
          group("lambda", parameters(lambda.parameters()), of(lambda.body()));
      case Expression.IfExp choice ->
          group("if", of(choice.test()), of(choice.body()), of(choice.orelse()));
      case Expression.DictDisplay dict -> dict(dict);
      case Expression.SetDisplay set -> group("set", all(set.elements()));
      case Expression.ListDisplay list -> group("list", all(list.elements()));
      case Expression.TupleDisplay tuple -> group("tuple", all(tuple.elements()));
      case Expression.Comprehension made -> comprehension(made);
      case Expression.DictComprehension made ->
          group("dict-of", of(made.key()), of(made.value()), generators(made.generators()));
      case Expression.Compare compare -> compare(compare);
      case Expression.Call call ->
          group("call", of(call.function()), all(call.arguments()), keywords(call.keywords()));
      case Expression.JoinedString joined -> group("f", all(joined.parts()));
      case Expression.FormattedValue field ->
          group("field", of(field.value()), conversion(field), format(field.format()));
      case Expression.Attribute attribute ->
          group(".", of(attribute.value()), attribute.name().text());
      case Expression.Subscript at -> group("at", of(at.value()), of(at.index()));
      case Expression.Starred star -> group("star", of(star.value()));
      case Expression.Slice slice ->
          group("slice", of(slice.lower()), of(slice.upper()), of(slice.step()));
      default -> suspending(expression);
    };
  }

  private static String suspending(Expression expression) {
    return switch (expression) {
      case Expression.Await await -> group("await", of(await.value()), settings(await.policy()));
      case Expression.Yield yielded -> group("yield", of(yielded.value()));
      case Expression.YieldFrom yielded -> group("yield-from", of(yielded.value()));
      case Expression.Start start -> group("start", of(start.call()), settings(start.policy()));
      case Expression.Task task -> group("task", of(task.call()));
      case Expression.Invalid _ -> "(invalid)";
      case Expression.ParallelFor each ->
          group(
              "parallel-for",
              of(each.target()),
              of(each.iterable()),
              each.limit() == null ? "" : "limit=" + of(each.limit()),
              each.onError() == null ? "" : "on-error=" + each.onError());
      default -> throw new IllegalStateException("no text for " + expression.getClass());
    };
  }

  /// Empty parts are left out.
  static String group(String... parts) {
    return "(" + words(parts) + ")";
  }

  static String words(String... parts) {
    return String.join(" ", List.of(parts).stream().filter(part -> !part.isEmpty()).toList());
  }

  static String all(List<Expression> expressions) {
    return String.join(" ", expressions.stream().map(ExpressionText::of).toList());
  }

  static String keywords(List<Keyword> keywords) {
    return String.join(
        " ",
        keywords.stream()
            .map(k -> (k.name() == null ? "**" : k.name() + "=") + of(k.value()))
            .toList());
  }

  static String settings(List<Setting> settings) {
    return settings.isEmpty()
        ? ""
        : "with " + String.join(" ", settings.stream().map(ExpressionText::setting).toList());
  }

  static String setting(Setting setting) {
    return "["
        + words(setting.name().text(), all(setting.values()), keywords(setting.fields()))
        + "]";
  }

  private static String dict(Expression.DictDisplay dict) {
    var entries = dict.entries().stream().map(e -> of(e.key()) + ":" + of(e.value())).toList();
    return group("dict", String.join(" ", entries));
  }

  private static String comprehension(Expression.Comprehension made) {
    var kind = made.kind().name().toLowerCase(Locale.ROOT) + "-of";
    return group(kind, of(made.element()), generators(made.generators()));
  }

  private static String generators(List<Expression.Generator> generators) {
    var texts =
        generators.stream()
            .map(g ->
                group(
                    g.async() ? "async-for" : "for",
                    of(g.target()),
                    of(g.iterable()),
                    all(g.conditions())))
            .toList();
    return String.join(" ", texts);
  }

  private static String compare(Expression.Compare compare) {
    var text = new StringBuilder("(compare ").append(of(compare.left()));
    for (int i = 0; i < compare.operators().size(); i++) {
      text.append(' ').append(compare.operators().get(i).symbol().replace(' ', '-'));
      text.append(' ').append(of(compare.comparators().get(i)));
    }
    return text.append(')').toString();
  }

  private static String conversion(Expression.FormattedValue field) {
    return switch (field.conversion()) {
      case NONE -> "";
      case STR -> "!s";
      case REPR -> "!r";
      case ASCII -> "!a";
    };
  }

  private static String format(Expression.@Nullable JoinedString format) {
    return format == null ? "" : of(format);
  }

  // ------------------------------------------------------------ literals

  private static String literal(Literal literal) {
    return switch (literal) {
      case Literal.Str text -> quoted(text.value());
      case Literal.Bytes bytes -> "b" + quoted(bytes.latin1());
      case Literal.Int number ->
          number.value().bitLength() < 64
              ? number.value().toString()
              : "0x" + number.value().toString(16);
      case Literal.Float number -> number(number.value());
      case Literal.Imaginary number -> number(number.value()) + "j";
      case Literal.Bool bool -> bool.value() ? "True" : "False";
      case Literal.None _ -> "None";
      case Literal.Ellipsis _ -> "...";
      case Literal.Duration duration -> duration.micros() + "us";
    };
  }

  /// Small whole numbers and halves as everybody reads them, all others bit by bit.
  private static String number(double value) {
    boolean plain = Math.abs(value) < 1e6 && value * 4 == StrictMath.rint(value * 4);
    return plain
        ? Double.toString(value)
        : "float:" + Long.toHexString(Double.doubleToRawLongBits(value));
  }

  static String quoted(String text) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        var digits = Integer.toHexString(c);
        out.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  // ------------------------------------------------------------ parameters and types

  static String parameters(List<Parameter> parameters) {
    var texts = parameters.stream().map(ExpressionText::parameter).toList();
    return "[" + String.join(" ", texts) + "]";
  }

  private static String parameter(Parameter parameter) {
    var mark =
        switch (parameter.kind()) {
          case POSITIONAL_ONLY -> "/";
          case POSITIONAL_OR_KEYWORD -> "";
          case VAR_POSITIONAL -> "*";
          case KEYWORD_ONLY -> "=";
          case VAR_KEYWORD -> "**";
        };
    var type = parameter.annotation() == null ? "" : ":" + of(parameter.annotation());
    var value = parameter.defaultValue() == null ? "" : "=" + of(parameter.defaultValue());
    return mark + parameter.name() + type + value;
  }

  static String types(List<TypeParameter> types) {
    var texts =
        types.stream()
            .map(type ->
                switch (type) {
                  case TypeParameter.TypeVar t ->
                      t.name() + (t.bound() == null ? "" : ":" + of(t.bound()));
                  case TypeParameter.TypeVarTuple t -> "*" + t.name();
                  case TypeParameter.ParamSpec t -> "**" + t.name();
                })
            .toList();
    return texts.isEmpty() ? "" : "<" + String.join(" ", texts) + ">";
  }

  // ------------------------------------------------------------ patterns

  static String pattern(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Value value -> group("value", of(value.value()));
      case Pattern.Singleton one -> of(one.value());
      case Pattern.Sequence sequence -> group("sequence", patterns(sequence.patterns()));
      case Pattern.Mapping mapping -> {
        var entries =
            mapping.entries().stream().map(e -> of(e.key()) + ":" + pattern(e.pattern())).toList();
        var rest = mapping.rest() == null ? "" : "**" + mapping.rest();
        yield group("mapping", String.join(" ", entries), rest);
      }
      case Pattern.Class type -> {
        var fields =
            type.fields().stream().map(f -> f.name() + "=" + pattern(f.pattern())).toList();
        yield group(
            "class", of(type.type()), patterns(type.positional()), String.join(" ", fields));
      }
      case Pattern.Star star -> group("star", star.name() == null ? "_" : star.name().text());
      case Pattern.As as -> {
        var inner = as.pattern() == null ? "_" : pattern(as.pattern());
        yield group("as", inner, as.name() == null ? "_" : as.name().text());
      }
      case Pattern.Or or -> group("or", patterns(or.patterns()));
    };
  }

  private static String patterns(List<Pattern> patterns) {
    return String.join(" ", patterns.stream().map(ExpressionText::pattern).toList());
  }
}
