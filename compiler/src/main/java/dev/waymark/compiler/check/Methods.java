package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import java.util.Arrays;
import java.util.List;

/// The methods of builtin types: a closed list.
final class Methods {
  private static final List<String> STR =
      words(
          """
          capitalize casefold center count encode endswith expandtabs find format format_map index
          isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable
          isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix
          removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines
          startswith strip swapcase title translate upper zfill
          """);
  private static final List<String> LIST =
      words("append clear copy count extend index insert pop remove reverse sort");
  private static final List<String> DICT =
      words("clear copy fromkeys get items keys pop popitem setdefault update values");
  private static final List<String> SET =
      words(
          """
          add clear copy difference difference_update discard intersection intersection_update
          isdisjoint issubset issuperset pop remove symmetric_difference
          symmetric_difference_update union update
          """);

  private final Surroundings context;

  Methods(Surroundings context) {
    this.context = context;
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.strip().split("\\s+"));
  }

  void called(Expression.Call c, Expression.Attribute a) {
    if (context.types().symbol(a) != null) {
      return;
    }
    var type = context.types().of(a.value());
    List<String> names =
        switch (type) {
          case Ty.Simple s when s.name().equals("str") -> STR;
          case Ty.Items i when i.name().equals("list") -> LIST;
          case Ty.Items i when i.name().equals("set") -> SET;
          case Ty.Dict _ -> DICT;
          default -> List.of();
        };
    var name = a.name().text();
    if (!names.isEmpty() && !names.contains(name)) {
      var found =
          Diagnostic.of(
                  Code.WM219,
                  a.name().span(),
                  "`%s` has no method `%s`".formatted(type.text(), name))
              .label(a.value().span(), "`%s`".formatted(type.text()))
              .didYouMean(name, names);
      context.add(
          found.helps().isEmpty() ? found.help("the nearest that is, or an action") : found);
    }
  }
}
