package dev.waymark.engine.value;

import dev.waymark.ir.TypeDefinition.EnumType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// `repr` and `str` of values, to the character as CPython 3.12 has them.
public final class Repr {
  private static final int DEPTH_MAX = 1_000;
  private static final int SIZE_MAX = 64 << 20;

  private final StringBuilder out = new StringBuilder();

  /// The containers that are being written: one inside itself is `[...]`.
  private final Map<Value, Boolean> open = new IdentityHashMap<>();

  private Repr() {}

  public static String of(Value value) {
    var repr = new Repr();
    repr.write(value);
    return repr.out.toString();
  }

  /// `str(value)`
  public static String text(Value value) {
    return switch (value) {
      case Str text -> text.text();
      case ErrorValue error -> message(error);
      case EnumMember member -> text(member);
      case Datetime moment -> Texts.iso(moment, " ");
      case Date date -> Texts.iso(date);
      case Time time -> Texts.iso(time);
      case Timedelta delta -> Texts.of(delta);
      case Decimal number -> Texts.of(number);
      case Uuid uuid -> uuid.uuid().toString();
      case Zone.Fixed zone -> Texts.of(zone);
      case Zone.Named zone -> zone.id();
      case Value _ -> of(value);
    };
  }

  private static String text(EnumMember member) {
    if (member.type().definition() instanceof EnumType type
        && type.mixin().filter(mixin -> mixin.endsWith("Enum")).isPresent()) {
      return text(member.value());
    }
    return member.type().shortName() + "." + member.name();
  }

  /// `str(error)`
  public static String message(ErrorValue error) {
    var reported = error.reported;
    if (reported != null) {
      return reported;
    }
    var args = error.args();
    var members = error.members();
    if (!members.isEmpty()) {
      return text(args.get(0))
          + " ("
          + members.size()
          + (members.size() == 1 ? " sub-exception)" : " sub-exceptions)");
    }
    if (error.isA("OSError") && args.size() == 2) {
      return "[Errno " + text(args.get(0)) + "] " + text(args.get(1));
    }
    return switch (args.size()) {
      case 0 -> "";
      case 1 -> error.isA("KeyError") ? of(args.get(0)) : text(args.get(0));
      default -> of(args);
    };
  }

  private void write(Value value) {
    if (out.length() > SIZE_MAX) {
      throw Errors.tooLarge("the text of this object", SIZE_MAX);
    }
    switch (value) {
      case Str text -> Texts.quote(out, text.text(), false);
      case Int number -> out.append(Numbers.digits(number));
      case Float number -> out.append(Numbers.repr(number.value()));
      case None _ -> out.append("None");
      case Bool flag -> out.append(flag.value() ? "True" : "False");
      case ListValue list -> sequence(value, "[", list.items(), "]");
      case Tuple tuple -> sequence(value, "(", tuple.items(), tuple.size() == 1 ? ",)" : ")");
      case Dict dict -> dict(dict);
      case SetValue set -> set(set);
      case Deque deque -> deque(deque);
      case DictView view -> view(view);
      case Record record -> record(record);
      case ErrorValue error -> error(error);
      case Bytes bytes -> Texts.quote(out, bytes.bytes());
      case EnumMember member -> member(member);
      case Range range -> range(range);
      case SliceValue slice ->
          sequence(value, "slice(", List.of(slice.low(), slice.high(), slice.step()), ")");
      case Value _ -> out.append(atom(value));
    }
  }

  private static String atom(Value value) {
    return switch (value) {
      case Ellipsis _ -> "Ellipsis";
      case NotImplemented _ -> "NotImplemented";
      case Decimal number -> "Decimal('" + Texts.of(number) + "')";
      case Date date ->
          "datetime.date(%d, %d, %d)"
              .formatted(
                  date.date().getYear(), date.date().getMonthValue(), date.date().getDayOfMonth());
      case Time time -> Texts.repr(time);
      case Datetime moment -> Texts.repr(moment);
      case Timedelta delta -> Texts.repr(delta);
      case Zone.Fixed zone -> Texts.repr(zone);
      case Zone.Named zone -> "zoneinfo.ZoneInfo(key='" + zone.id() + "')";
      case Uuid uuid -> "UUID('" + uuid.uuid() + "')";
      case ClassValue type ->
          (type.kind() == ClassValue.Kind.ENUM ? "<enum '" : "<class '")
              + (type.kind() == ClassValue.Kind.ENUM ? type.shortName() : type.name())
              + "'>";
      case FunctionValue function -> "<function " + function.name() + ">";
      case Builtin builtin -> "<built-in function " + Names.last(builtin.name()) + ">";
      case Value _ -> "<" + Types.builtinName(value) + " object>";
    };
  }

  private boolean enter(Value value) {
    if (open.size() > DEPTH_MAX) {
      throw Errors.raised(
          "RecursionError", "maximum recursion depth exceeded while getting the repr of an object");
    }
    return open.put(value, true) == null;
  }

  private void sequence(Value owner, String begin, List<Value> items, String end) {
    if (!enter(owner)) {
      out.append(begin).append("...").append(end.charAt(end.length() - 1));
      return;
    }
    out.append(begin);
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        out.append(", ");
      }
      write(items.get(i));
    }
    out.append(end);
    open.remove(owner);
  }

  private void dict(Dict dict) {
    if (!enter(dict)) {
      out.append("{...}");
      return;
    }
    var name = Names.last(dict.flavour().className());
    switch (dict.flavour()) {
      case DICT -> entries(dict.table());
      case DEFAULT -> {
        out.append("defaultdict(");
        write(dict.factory());
        out.append(", ");
        entries(dict.table());
        out.append(')');
      }
      case COUNTER, ORDERED -> {
        out.append(name).append('(');
        if (dict.size() > 0) {
          entries(dict.table());
        }
        out.append(')');
      }
    }
    open.remove(dict);
  }

  private void entries(Table table) {
    out.append('{');
    var between = "";
    for (int i = 0; i < table.end(); i++) {
      var key = table.keyAt(i);
      var value = table.valueAt(i);
      if (key != null && value != null) {
        out.append(between);
        write(key);
        out.append(": ");
        write(value);
        between = ", ";
      }
    }
    out.append('}');
  }

  private void set(SetValue set) {
    var items = new ArrayList<Value>(set.size());
    for (int i = 0; i < set.table().end(); i++) {
      var item = set.table().keyAt(i);
      if (item != null) {
        items.add(item);
      }
    }
    if (items.isEmpty()) {
      out.append(set.frozen() ? "frozenset()" : "set()");
    } else if (set.frozen()) {
      sequence(set, "frozenset({", items, "})");
    } else {
      sequence(set, "{", items, "}");
    }
  }

  private void deque(Deque deque) {
    var end = deque.maxLength() < 0 ? "])" : "], maxlen=" + deque.maxLength() + ")";
    sequence(deque, "deque([", deque.items(), end);
  }

  private void view(DictView view) {
    var items = new ArrayList<Value>();
    var table = view.dict().table();
    for (int i = 0; i < table.end(); i++) {
      var key = table.keyAt(i);
      var value = table.valueAt(i);
      if (key != null && value != null) {
        items.add(
            switch (view.kind()) {
              case KEYS -> key;
              case VALUES -> value;
              case ITEMS -> Tuple.of(key, value);
            });
      }
    }
    sequence(view, view.kind().className() + "([", items, "])");
  }

  private void record(Record record) {
    if (!enter(record)) {
      out.append("...");
      return;
    }
    out.append(record.type().shortName()).append('(');
    var between = "";
    for (var field : record.fields().entrySet()) {
      out.append(between).append(field.getKey()).append('=');
      write(field.getValue());
      between = ", ";
    }
    out.append(')');
    open.remove(record);
  }

  private void error(ErrorValue error) {
    if (!error.members().isEmpty()) {
      out.append(error.type().shortName()).append('(');
      write(error.args().get(0));
      boolean list = error.args().get(1) instanceof ListValue;
      sequence(
          error,
          list ? ", [" : ", (",
          error.members(),
          list ? "])" : error.members().size() == 1 ? ",))" : "))");
      return;
    }
    out.append(error.type().shortName());
    sequence(error, "(", error.args().items(), ")");
  }

  private void member(EnumMember member) {
    out.append('<').append(member.type().shortName()).append('.');
    out.append(member.name()).append(": ");
    write(member.value());
    out.append('>');
  }

  private void range(Range range) {
    out.append("range(").append(range.start()).append(", ").append(range.stop());
    if (!range.step().equals(Int.ONE)) {
      out.append(", ").append(range.step());
    }
    out.append(')');
  }
}
