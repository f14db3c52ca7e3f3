package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;

/// What builtins give.
final class BuiltinTypes {
  private final Types types;

  BuiltinTypes(Types types) {
    this.types = types;
  }

  Ty call(String name, Expression.Call c) {
    return switch (name) {
      case "len", "int", "ord", "hash", "round", "sum" ->
          name.equals("round") || name.equals("sum") ? Ty.UNKNOWN : new Ty.Simple("int");
      case "str", "repr", "format", "chr", "hex", "oct", "bin", "ascii" -> new Ty.Simple("str");
      case "float" -> new Ty.Simple("float");
      case "bool", "isinstance", "all", "any", "callable", "hasattr", "issubclass" ->
          new Ty.Simple("bool");
      case "list", "sorted" -> new Ty.Items("list", first(c));
      case "set" -> new Ty.Items("set", first(c));
      case "reversed", "iter" -> new Ty.Items("iterator", first(c));
      case "range" -> new Ty.Items("range", new Ty.Simple("int"));
      case "dict" -> new Ty.Dict(Ty.UNKNOWN, Ty.UNKNOWN);
      case "datetime.timedelta", "datetime.datetime", "decimal.Decimal", "datetime.date" ->
          new Ty.Simple(name);
      case "waymark.now", "datetime.datetime.now" -> new Ty.Simple("datetime.datetime");
      case "waymark.log" -> Ty.NONE;
      case "asyncio.sleep" -> new Ty.Unbegun(Ty.NONE, "sleep");
      case "asyncio.gather" -> new Ty.Unbegun(gathered(c), "gather");
      case "waymark.run_action", "asyncio.wait_for" ->
          c.arguments().isEmpty() || !(types.of(c.arguments().getFirst()) instanceof Ty.Unbegun u)
              ? Ty.UNKNOWN
              : u;
      default -> Builtins.isError(name) ? new Ty.Simple(name) : Ty.UNKNOWN;
    };
  }

  private Ty first(Expression.Call c) {
    return c.arguments().isEmpty() ? Ty.UNKNOWN : Types.item(types.of(c.arguments().getFirst()));
  }

  private Ty gathered(Expression.Call c) {
    if (!c.keywords().isEmpty()) {
      return new Ty.Items("list", Ty.UNKNOWN);
    }
    var members =
        c.arguments().stream()
            .map(a ->
                Types.awaited(
                    a instanceof Expression.Starred s
                        ? Types.item(types.of(s.value()))
                        : types.of(a)))
            .toList();
    return new Ty.Items("list", Ty.union(members));
  }

  static Ty method(Ty object, String name) {
    return switch (object) {
      case Ty.Simple s when s.name().equals("str") ->
          switch (name) {
            case "upper",
                "lower",
                "strip",
                "lstrip",
                "rstrip",
                "replace",
                "join",
                "format",
                "title",
                "capitalize",
                "casefold",
                "center",
                "ljust",
                "rjust",
                "zfill",
                "removeprefix",
                "removesuffix",
                "swapcase",
                "expandtabs" ->
                s;
            case "split", "rsplit", "splitlines" -> new Ty.Items("list", s);
            case "startswith", "endswith", "isdigit", "isalpha", "isalnum", "isupper", "islower" ->
                new Ty.Simple("bool");
            case "find", "index", "count", "rfind", "rindex" -> new Ty.Simple("int");
            default -> Ty.UNKNOWN;
          };
      case Ty.Dict d ->
          switch (name) {
            case "keys" -> new Ty.Items("view", d.key());
            case "values" -> new Ty.Items("view", d.value());
            case "copy" -> d;
            default -> Ty.UNKNOWN;
          };
      case Ty.Items i when i.name().equals("list") ->
          switch (name) {
            case "pop" -> i.item();
            case "copy" -> i;
            case "append", "extend", "insert", "sort", "reverse", "clear", "remove" -> Ty.NONE;
            default -> Ty.UNKNOWN;
          };
      case Ty.Instance i when name.equals("with") -> i;
      default -> Ty.UNKNOWN;
    };
  }
}
