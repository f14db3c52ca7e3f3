package dev.waymark.compiler.parse;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Identifier;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Operator;
import dev.waymark.compiler.ast.Pattern;
import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.grammar.WaymarkParser.*;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// What stands behind `case`.
final class PatternBuilder {
  private final Draft draft;
  private final ExpressionBuilder expressions;

  PatternBuilder(Draft draft, ExpressionBuilder expressions) {
    this.draft = draft;
    this.expressions = expressions;
  }

  Pattern patterns(PatternsContext context) {
    var pattern = sequenceOrOne(context);
    bindings(pattern);
    return pattern;
  }

  private Pattern sequenceOrOne(PatternsContext context) {
    var all = context.pattern().stream().map(this::pattern).toList();
    if (all.size() == 1 && context.COMMA().isEmpty() && !(all.getFirst() instanceof Pattern.Star)) {
      return all.getFirst();
    }
    return sequence(all, draft.span(context));
  }

  private Pattern sequence(List<Pattern> all, Span span) {
    long stars = all.stream().filter(Pattern.Star.class::isInstance).count();
    if (stars > 1) {
      draft.refuse(span, "two stars stand in one pattern");
    }
    return new Pattern.Sequence(all, span);
  }

  private Pattern pattern(PatternContext context) {
    var span = draft.span(context);
    if (context.STAR() != null) {
      return new Pattern.Star(capture(context.NAME()), span);
    }
    var all = context.closedPattern().stream().map(this::closed).toList();
    var whole =
        all.size() == 1
            ? all.getFirst()
            : new Pattern.Or(all, all.getFirst().span().to(all.getLast().span()));
    if (context.AS() == null) {
      return whole;
    }
    var name = capture(context.NAME());
    if (name == null) {
      draft.refuse(
          draft.span(context.NAME().getSymbol()), "`_` takes no value, so `as _` is empty");
    } else if (whole instanceof Pattern.As as && as.pattern() == null && as.name() == null) {
      return new Pattern.As(whole, name, span);
    }
    return new Pattern.As(whole, name, span);
  }

  /// `_` takes everything and binds nothing.
  private @Nullable Identifier capture(TerminalNode name) {
    return name.getText().equals("_") ? null : draft.identifier(name.getSymbol());
  }

  private Pattern closed(ClosedPatternContext context) {
    var span = draft.span(context);
    return switch (context) {
      case NumberPatternContext number -> new Pattern.Value(number(number), span);
      case StringPatternContext string -> new Pattern.Value(string(string), span);
      case SingletonPatternContext one ->
          new Pattern.Singleton(expressions.constant(one.getStart()), span);
      case NamePatternContext name -> name.LPAR() == null ? name(name) : type(name);
      case GroupPatternContext group -> group(group);
      case SequencePatternContext list ->
          sequence(
              list.patterns() == null
                  ? List.of()
                  : list.patterns().pattern().stream().map(this::pattern).toList(),
              span);
      case MappingPatternContext mapping -> mapping(mapping);
      default -> throw new IllegalStateException("no pattern: " + context.getText());
    };
  }

  private Pattern group(GroupPatternContext context) {
    var span = draft.span(context);
    var inner = context.patterns();
    if (inner == null) {
      return new Pattern.Sequence(List.of(), span);
    }
    var whole = sequenceOrOne(inner);
    return inner.pattern().size() == 1
            && inner.COMMA().isEmpty()
            && !(whole instanceof Pattern.Sequence)
        ? whole
        : spread(whole, span);
  }

  /// A tuple's parentheses are part of it.
  private static Pattern spread(Pattern whole, Span span) {
    return whole instanceof Pattern.Sequence sequence
        ? new Pattern.Sequence(sequence.patterns(), span)
        : whole;
  }

  private Expression string(StringPatternContext context) {
    var value = expressions.strings().strings(context.strings());
    if (value instanceof Expression.JoinedString) {
      draft.refuse(value.span(), "a pattern cannot be an f-string");
    }
    return value;
  }

  private Expression number(NumberPatternContext context) {
    var span = draft.span(context);
    var value = signed(context.MINUS().stream().map(TerminalNode::getSymbol).toList(), context);
    if (context.number().size() == 1) {
      return value;
    }
    var imaginary = expressions.numbers().number(context.number(1).getStart());
    if (!(imaginary instanceof Literal.Imaginary)) {
      draft.refuse(imaginary.span(), "only an imaginary part can be added in a pattern");
    }
    var operator = context.PLUS() == null ? Operator.Binary.SUB : Operator.Binary.ADD;
    return new Expression.BinOp(value, operator, imaginary, span);
  }

  private Expression signed(List<Token> minus, NumberPatternContext context) {
    var first = expressions.numbers().number(context.number(0).getStart());
    boolean negative = !minus.isEmpty() && minus.getFirst().equals(context.getStart());
    if (!negative) {
      return first;
    }
    var span = draft.span(minus.getFirst()).to(first.span());
    return new Expression.UnaryOp(Operator.Unary.MINUS, first, span);
  }

  private Pattern name(NamePatternContext context) {
    var span = draft.span(context);
    return context.NAME().size() == 1
        ? new Pattern.As(null, capture(context.NAME(0)), span)
        : new Pattern.Value(dotted(context), span);
  }

  private Expression dotted(NamePatternContext context) {
    var names = context.NAME();
    var first = names.getFirst().getSymbol();
    Expression value = new Expression.Name(draft.name(first), draft.span(first));
    for (var next : names.subList(1, names.size())) {
      var name = draft.identifier(next.getSymbol());
      value = new Expression.Attribute(value, name, value.span().to(name.span()));
    }
    return value;
  }

  private Pattern type(NamePatternContext context) {
    var positional = new ArrayList<Pattern>();
    var fields = new ArrayList<Pattern.Class.Field>();
    for (var item : context.classItem()) {
      var pattern = pattern(item.pattern());
      if (pattern instanceof Pattern.Star) {
        draft.refuse(pattern.span(), "a star cannot stand in the pattern of a class");
      } else if (item.NAME() != null) {
        var name = draft.identifier(item.NAME().getSymbol());
        if (fields.stream().anyMatch(field -> field.name().text().equals(name.text()))) {
          draft.refuse(name.span(), "this attribute stands twice in the pattern");
        }
        fields.add(new Pattern.Class.Field(name, pattern, draft.span(item)));
      } else {
        if (!fields.isEmpty()) {
          draft.refuse(pattern.span(), "a pattern without a name stands behind one with a name");
        }
        positional.add(pattern);
      }
    }
    return new Pattern.Class(dotted(context), positional, fields, draft.span(context));
  }

  private Pattern mapping(MappingPatternContext context) {
    var entries = new ArrayList<Pattern.Mapping.Entry>();
    Identifier rest = null;
    for (var item : context.mappingItem()) {
      if (rest != null) {
        draft.refuse(draft.span(item), "nothing may stand behind `**` in a pattern");
      } else if (item.POWER() != null) {
        rest = draft.identifier(item.NAME().getSymbol());
      } else {
        var key = key(closed(item.closedPattern()));
        entries.add(new Pattern.Mapping.Entry(key, pattern(item.pattern()), draft.span(item)));
      }
    }
    return new Pattern.Mapping(entries, rest, draft.span(context));
  }

  private Expression key(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Value value -> value.value();
      case Pattern.Singleton one -> one.value();
      default -> {
        draft.refuse(pattern.span(), "the key of a pattern is a literal or a dotted name");
        yield new Expression.Invalid(pattern.span());
      }
    };
  }

  // ------------------------------------------------------------ names that patterns bind

  /// Each name once, and the same names in all branches of `|`.
  private TreeSet<String> bindings(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Value _, Pattern.Singleton _ -> new TreeSet<>();
      case Pattern.Star star -> bound(star.name());
      case Pattern.As as -> {
        var inner = as.pattern() == null ? new TreeSet<String>() : bindings(as.pattern());
        yield merged(inner, bound(as.name()), as.span());
      }
      case Pattern.Sequence sequence -> all(sequence.patterns());
      case Pattern.Mapping mapping -> {
        var inner = all(mapping.entries().stream().map(Pattern.Mapping.Entry::pattern).toList());
        yield merged(inner, bound(mapping.rest()), mapping.span());
      }
      case Pattern.Class type -> {
        var inner = all(type.positional());
        for (var field : type.fields()) {
          merged(inner, bindings(field.pattern()), field.span());
        }
        yield inner;
      }
      case Pattern.Or or -> alternatives(or);
    };
  }

  private static TreeSet<String> bound(@Nullable Identifier name) {
    var names = new TreeSet<String>();
    if (name != null) {
      names.add(name.text());
    }
    return names;
  }

  private TreeSet<String> all(List<Pattern> patterns) {
    var names = new TreeSet<String>();
    for (var pattern : patterns) {
      merged(names, bindings(pattern), pattern.span());
    }
    return names;
  }

  private TreeSet<String> merged(TreeSet<String> names, TreeSet<String> more, Span span) {
    for (var name : more) {
      if (!names.add(name)) {
        draft.refuse(span, "`" + name + "` is bound twice in one pattern");
      }
    }
    return names;
  }

  private TreeSet<String> alternatives(Pattern.Or or) {
    var first = bindings(or.patterns().getFirst());
    for (var other : or.patterns().subList(1, or.patterns().size())) {
      if (!bindings(other).equals(first)) {
        draft.refuse(other.span(), "all alternatives of a pattern bind the same names");
      }
    }
    return first;
  }
}
