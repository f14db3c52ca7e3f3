package dev.waymark.compiler.check;

import java.util.List;

/// Whether a value of one type may stand where another is declared. Said only where both sides are
/// known.
final class Fits {
  /// The answer.
  enum Answer {
    YES,
    UNKNOWN,
    NO,
    /// It is None, which does not fit.
    NONE,
    /// It may be None, which does not fit; all else does.
    MAYBE_NONE
  }

  private final Modules modules;

  Fits(Modules modules) {
    this.modules = modules;
  }

  Answer of(Ty value, Ty wanted) {
    if (value instanceof Ty.Unknown || wanted instanceof Ty.Unknown) {
      return Answer.UNKNOWN;
    }
    if (wanted instanceof Ty.Union u) {
      return anyOf(value, u);
    }
    if (value instanceof Ty.Union u) {
      return allOf(u, wanted);
    }
    if (value.equals(Ty.NONE)) {
      return wanted.equals(Ty.NONE) ? Answer.YES : Answer.NONE;
    }
    return single(value, wanted) ? Answer.YES : Answer.NO;
  }

  private Answer anyOf(Ty value, Ty.Union wanted) {
    if (value instanceof Ty.Union u) {
      boolean all = u.members().stream().allMatch(m -> isFine(of(m, wanted)));
      return all ? Answer.YES : Answer.UNKNOWN;
    }
    boolean any = wanted.members().stream().anyMatch(m -> isFine(of(value, m)));
    return any ? Answer.YES : value.equals(Ty.NONE) ? Answer.NONE : Answer.NO;
  }

  private Answer allOf(Ty.Union value, Ty wanted) {
    boolean none = value.members().contains(Ty.NONE);
    var rest = value.members().stream().filter(m -> !m.equals(Ty.NONE)).toList();
    if (rest.stream().noneMatch(m -> isFine(of(m, wanted)))) {
      return Answer.NO;
    }
    return none ? Answer.MAYBE_NONE : Answer.YES;
  }

  private static boolean isFine(Answer answer) {
    return answer == Answer.YES || answer == Answer.UNKNOWN;
  }

  private boolean single(Ty value, Ty wanted) {
    return switch (wanted) {
      case Ty.Simple w -> value instanceof Ty.Simple v ? named(v.name(), w.name()) : !plain(w);
      case Ty.Items w -> items(value, w);
      case Ty.Dict w ->
          !(value instanceof Ty.Simple)
              && !(value instanceof Ty.Items i && !i.name().equals("view"))
              && !(value instanceof Ty.Instance)
              && (!(value instanceof Ty.Dict v) || isFine(of(v.value(), w.value())));
      case Ty.Instance w ->
          value instanceof Ty.Instance v
              ? Classes.line(modules, v.of()).contains(w.of())
              : !(value instanceof Ty.Simple s && plain(s))
                  && !(value instanceof Ty.Items)
                  && !(value instanceof Ty.Dict);
      case Ty.Tuple _, Ty.ClassOf _, Ty.Unbegun _, Ty.Code _, Ty.Unknown _, Ty.Union _ -> true;
    };
  }

  /// Types whose values are nothing else besides.
  private static boolean plain(Ty.Simple type) {
    return List.of(
            "int",
            "float",
            "str",
            "bool",
            "bytes",
            "decimal.Decimal",
            "datetime.timedelta",
            "datetime.datetime",
            "datetime.date")
        .contains(type.name());
  }

  private static boolean named(String value, String wanted) {
    return value.equals(wanted)
        || wanted.equals("float") && (value.equals("int") || value.equals("bool"))
        || wanted.equals("int") && value.equals("bool")
        || wanted.equals("datetime.date") && value.equals("datetime.datetime")
        || Builtins.isError(value) && Builtins.errorBases(value).contains(wanted);
  }

  private boolean items(Ty value, Ty.Items wanted) {
    return switch (value) {
      case Ty.Items v -> {
        boolean same =
            v.name().equals(wanted.name())
                || wanted.name().equals("iterable")
                || v.name().equals("view");
        yield same && isFine(of(v.item(), wanted.item()));
      }
      case Ty.Simple s -> wanted.name().equals("iterable") && s.name().equals("str");
      case Ty.Dict _ -> wanted.name().equals("iterable");
      case Ty.Tuple _ -> wanted.name().equals("iterable");
      case Ty.Instance _ -> false;
      default -> true;
    };
  }
}
