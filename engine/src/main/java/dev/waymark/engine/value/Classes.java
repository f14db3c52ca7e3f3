package dev.waymark.engine.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The builtin classes: one object each, with CPython's names and order of bases.
public final class Classes {
  /// Each line: a class, and the base that it inherits from (none: `object`).
  private static final String TYPES =
      """
      object
      type
      NoneType
      ellipsis
      NotImplementedType
      int
      bool int
      float
      complex
      str
      bytes
      tuple
      list
      dict
      set
      frozenset
      range
      slice
      function
      builtin_function_or_method
      method
      generator
      coroutine
      dict_keys
      dict_values
      dict_items
      list_iterator
      tuple_iterator
      str_ascii_iterator
      bytes_iterator
      range_iterator
      dict_keyiterator
      dict_valueiterator
      dict_itemiterator
      list_reverseiterator
      dict_reversekeyiterator
      dict_reversevalueiterator
      dict_reverseitemiterator
      set_iterator
      callable_iterator
      enumerate
      zip
      map
      filter
      reversed
      super
      property
      enum.Enum
      enum.IntEnum int
      enum.StrEnum str
      decimal.Decimal
      datetime.date
      datetime.datetime datetime.date
      datetime.time
      datetime.timedelta
      datetime.tzinfo
      datetime.timezone datetime.tzinfo
      zoneinfo.ZoneInfo datetime.tzinfo
      uuid.UUID
      collections.deque
      collections.defaultdict dict
      collections.Counter dict
      collections.OrderedDict dict
      functools.partial
      asyncio.Future
      asyncio.Task asyncio.Future
      """;

  private static final String ERRORS =
      """
      BaseException
      BaseExceptionGroup BaseException
      GeneratorExit BaseException
      KeyboardInterrupt BaseException
      SystemExit BaseException
      CancelledError BaseException
      Exception BaseException
      ArithmeticError Exception
      FloatingPointError ArithmeticError
      OverflowError ArithmeticError
      ZeroDivisionError ArithmeticError
      decimal.DecimalException ArithmeticError
      decimal.InvalidOperation decimal.DecimalException
      decimal.ConversionSyntax decimal.InvalidOperation
      decimal.DivisionImpossible decimal.InvalidOperation
      decimal.DivisionUndefined decimal.InvalidOperation
      decimal.DivisionByZero decimal.DecimalException ZeroDivisionError
      decimal.Overflow decimal.DecimalException
      AssertionError Exception
      AttributeError Exception
      dataclasses.FrozenInstanceError AttributeError
      BufferError Exception
      EOFError Exception
      ImportError Exception
      ModuleNotFoundError ImportError
      LookupError Exception
      IndexError LookupError
      KeyError LookupError
      zoneinfo.ZoneInfoNotFoundError KeyError
      MemoryError Exception
      NameError Exception
      UnboundLocalError NameError
      OSError Exception
      BlockingIOError OSError
      ChildProcessError OSError
      ConnectionError OSError
      BrokenPipeError ConnectionError
      ConnectionAbortedError ConnectionError
      ConnectionRefusedError ConnectionError
      ConnectionResetError ConnectionError
      FileExistsError OSError
      FileNotFoundError OSError
      InterruptedError OSError
      IsADirectoryError OSError
      NotADirectoryError OSError
      PermissionError OSError
      ProcessLookupError OSError
      TimeoutError OSError
      waymark.ActionTimeout TimeoutError
      ReferenceError Exception
      RuntimeError Exception
      NotImplementedError RuntimeError
      RecursionError RuntimeError
      StopAsyncIteration Exception
      StopIteration Exception
      SyntaxError Exception
      IndentationError SyntaxError
      SystemError Exception
      TypeError Exception
      ValueError Exception
      UnicodeError ValueError
      UnicodeDecodeError UnicodeError
      UnicodeEncodeError UnicodeError
      UnicodeTranslateError UnicodeError
      json.decoder.JSONDecodeError ValueError
      statistics.StatisticsError ValueError
      asyncio.InvalidStateError Exception
      Warning Exception
      UserWarning Warning
      DeprecationWarning Warning
      RuntimeWarning Warning
      ExceptionGroup BaseExceptionGroup Exception
      waymark.ArgumentsDoNotFit Exception
      waymark.ValueTooLarge Exception
      waymark.NotSerializable TypeError
      waymark.ResultDoesNotFit Exception
      waymark.StepBudgetExceeded Exception
      """;

  /// Other spellings of one class.
  private static final Map<String, String> ALIASES =
      aliases(
          "NetworkError ConnectionError",
          "waymark.NetworkError ConnectionError",
          "IOError OSError",
          "EnvironmentError OSError",
          "Timeout waymark.ActionTimeout",
          "ActionTimeout waymark.ActionTimeout",
          "waymark.Timeout waymark.ActionTimeout",
          "asyncio.TimeoutError TimeoutError",
          "asyncio.CancelledError CancelledError",
          "asyncio.exceptions.CancelledError CancelledError",
          "json.JSONDecodeError json.decoder.JSONDecodeError",
          "Decimal decimal.Decimal",
          "UUID uuid.UUID");

  private static final Map<String, ClassValue> TABLE = table();

  public static final ClassValue OBJECT = get("object");
  public static final ClassValue TYPE = get("type");

  private Classes() {}

  public static boolean isBuiltin(String name) {
    return TABLE.containsKey(name);
  }

  /// By CPython's qualified name or an alias of it.
  public static @Nullable ClassValue find(String name) {
    var found = TABLE.get(name);
    return found != null ? found : TABLE.get(ALIASES.getOrDefault(name, name));
  }

  public static ClassValue get(String name) {
    var found = find(name);
    if (found == null) {
      throw new IllegalStateException("no builtin class " + name);
    }
    return found;
  }

  private static Map<String, String> aliases(String... lines) {
    var map = new LinkedHashMap<String, String>();
    for (var line : lines) {
      int space = line.indexOf(' ');
      map.put(line.substring(0, space), line.substring(space + 1));
    }
    return map;
  }

  private static Map<String, ClassValue> table() {
    var table = new LinkedHashMap<String, ClassValue>();
    TYPES.lines().forEach(line -> add(table, line, ClassValue.Kind.BUILTIN));
    ERRORS.lines().forEach(line -> add(table, line, ClassValue.Kind.ERROR));
    return table;
  }

  private static void add(Map<String, ClassValue> table, String line, ClassValue.Kind kind) {
    var words = line.split(" ", -1);
    var names = new ArrayList<String>();
    names.add(words[0]);
    for (int i = 1; i < words.length; i++) {
      merge(names, bases(table, words[i]));
    }
    table.put(words[0], ClassValue.builtin(words[0], kind, names));
  }

  private static List<String> bases(Map<String, ClassValue> table, String name) {
    var base = table.get(name);
    if (base == null) {
      throw new IllegalStateException("no base " + name);
    }
    return base.names();
  }

  /// Two bases that share ancestors: the shared ones stand last, once.
  private static void merge(List<String> names, List<String> base) {
    for (var name : base) {
      names.remove(name);
      names.add(name);
    }
  }
}
