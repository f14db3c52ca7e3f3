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

  private static final List<String> TUPLE = words("count index");
  private static final List<String> BYTES =
      words(
          """
          capitalize center count decode endswith find fromhex hex index isalnum isalpha isdigit
          isspace join ljust lower lstrip partition removeprefix removesuffix replace rfind rindex
          rjust rpartition rsplit rstrip split splitlines startswith strip title upper zfill
          """);
  private static final List<String> INT =
      words(
          """
          as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag is_integer
          numerator real to_bytes
          """);
  private static final List<String> FLOAT =
      words("as_integer_ratio conjugate hex imag is_integer real");

  /// What classes of the standard library have in CPython and not here, by the class's name.
  private static final List<String> LACKING =
      words(
          """
          bytes.expandtabs bytes.isascii bytes.islower bytes.istitle bytes.isupper bytes.maketrans
          bytes.swapcase bytes.translate float.fromhex
          datetime.datetime.ctime datetime.datetime.dst datetime.datetime.fromisocalendar
          datetime.datetime.max datetime.datetime.min datetime.datetime.resolution
          datetime.datetime.strptime datetime.datetime.timetuple datetime.datetime.today
          datetime.datetime.utcfromtimestamp datetime.datetime.utcnow
          datetime.datetime.utctimetuple
          datetime.date.ctime datetime.date.fromisocalendar datetime.date.fromtimestamp
          datetime.date.max datetime.date.min datetime.date.resolution datetime.date.timetuple
          datetime.date.today
          datetime.time.dst datetime.time.fold datetime.time.max datetime.time.min
          datetime.time.replace datetime.time.resolution datetime.time.tzname
          datetime.time.utcoffset
          datetime.timedelta.max datetime.timedelta.min datetime.timedelta.resolution
          decimal.Decimal.as_integer_ratio decimal.Decimal.canonical decimal.Decimal.compare
          decimal.Decimal.compare_signal decimal.Decimal.compare_total
          decimal.Decimal.compare_total_mag decimal.Decimal.conjugate decimal.Decimal.copy_sign
          decimal.Decimal.exp decimal.Decimal.fma decimal.Decimal.from_float decimal.Decimal.imag
          decimal.Decimal.is_canonical decimal.Decimal.is_normal decimal.Decimal.is_qnan
          decimal.Decimal.is_snan decimal.Decimal.is_subnormal decimal.Decimal.ln
          decimal.Decimal.log10 decimal.Decimal.logb decimal.Decimal.max decimal.Decimal.max_mag
          decimal.Decimal.min decimal.Decimal.min_mag decimal.Decimal.next_minus
          decimal.Decimal.next_plus decimal.Decimal.next_toward decimal.Decimal.number_class
          decimal.Decimal.radix decimal.Decimal.real decimal.Decimal.remainder_near
          decimal.Decimal.rotate decimal.Decimal.same_quantum decimal.Decimal.scaleb
          decimal.Decimal.shift decimal.Decimal.to_eng_string decimal.Decimal.to_integral
          decimal.Decimal.to_integral_exact
          uuid.UUID.bytes uuid.UUID.bytes_le uuid.UUID.clock_seq uuid.UUID.fields uuid.UUID.node
          uuid.UUID.time uuid.UUID.time_hi_version uuid.UUID.time_low uuid.UUID.time_mid
          uuid.UUID.urn uuid.UUID.variant
          """);

  private final Surroundings context;

  Methods(Surroundings context) {
    this.context = context;
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.strip().split("\\s+"));
  }

  /// Whether CPython's class has it and the engine's has not.
  static boolean isLacking(String type, String name) {
    return LACKING.contains(type + "." + name);
  }

  /// A member of a value whose type is known.
  void used(Expression.Attribute a) {
    if (context.types().symbol(a) == null
        && context.types().of(a.value()) instanceof Ty.Simple s
        && isLacking(s.name(), a.name().text())) {
      context.add(
          Diagnostic.of(
                  Code.WM219,
                  a.name().span(),
                  "`%s` of `%s` is not available".formatted(a.name().text(), s.text()))
              .help("compute it from what is, or in an action"));
    }
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
          case Ty.Simple s when s.name().equals("bytes") -> BYTES;
          case Ty.Simple s when s.name().equals("int") -> INT;
          case Ty.Simple s when s.name().equals("float") -> FLOAT;
          case Ty.Tuple _ -> TUPLE;
          default -> List.of();
        };
    var name = a.name().text();
    if (!names.isEmpty() && !names.contains(name) && !isLacking(type.text(), name)) {
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
