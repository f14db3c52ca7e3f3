package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Pattern;
import dev.waymark.compiler.diagnostic.Span;
import java.util.List;
import java.util.stream.Stream;

/// Patterns that take every value, behind which CPython allows none.
final class Irrefutable {
  private Irrefutable() {}

  static boolean is(Pattern pattern) {
    return switch (pattern) {
      case Pattern.As as -> as.pattern() == null || is(as.pattern());
      case Pattern.Or or -> is(or.patterns().getLast());
      case Pattern.Value _,
          Pattern.Singleton _,
          Pattern.Sequence _,
          Pattern.Mapping _,
          Pattern.Class _,
          Pattern.Star _ ->
          false;
    };
  }

  /// Alternatives of `|`, at any depth, that leave nothing to those behind them.
  static List<Span> alternatives(Pattern pattern) {
    var inner = Trees.children(pattern).stream().flatMap(Irrefutable::inside).toList();
    if (!(pattern instanceof Pattern.Or or)) {
      return inner;
    }
    var here =
        or.patterns().subList(0, or.patterns().size() - 1).stream()
            .filter(Irrefutable::is)
            .map(Pattern::span);
    return Stream.concat(here, inner.stream()).toList();
  }

  private static Stream<Span> inside(Node node) {
    return switch (node) {
      case Pattern pattern -> alternatives(pattern).stream();
      case Pattern.Mapping.Entry entry -> alternatives(entry.pattern()).stream();
      case Pattern.Class.Field field -> alternatives(field.pattern()).stream();
      default -> Stream.empty();
    };
  }
}
