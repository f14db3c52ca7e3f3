package dev.waymark.compiler.check;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The closed lists: what the engine has, by CPython's qualified name. The simulator's tests
/// compare them with the engine's own table.
public final class Builtins {
  private static final Set<String> FUNCTIONS =
      words(
          """
          abs all any ascii bin bool bytes callable chr dict divmod enumerate filter float format
          frozenset getattr hasattr hash hex int isinstance issubclass iter len list map max min
          next object oct ord pow range repr reversed round set slice sorted str sum super
          tuple type zip
          """);

  /// The builtin errors, each before its children: `Child:Parent`.
  private static final List<String> ERRORS =
      List.copyOf(
          words(
              """
              BaseException:object Exception:BaseException BaseExceptionGroup:BaseException
              ExceptionGroup:BaseExceptionGroup GeneratorExit:BaseException
              KeyboardInterrupt:BaseException SystemExit:BaseException
              asyncio.CancelledError:BaseException ArithmeticError:Exception
              FloatingPointError:ArithmeticError OverflowError:ArithmeticError
              ZeroDivisionError:ArithmeticError AssertionError:Exception AttributeError:Exception
              BufferError:Exception EOFError:Exception ImportError:Exception
              ModuleNotFoundError:ImportError LookupError:Exception IndexError:LookupError
              KeyError:LookupError MemoryError:Exception NameError:Exception
              UnboundLocalError:NameError OSError:Exception BlockingIOError:OSError
              ChildProcessError:OSError ConnectionError:OSError BrokenPipeError:ConnectionError
              ConnectionAbortedError:ConnectionError ConnectionRefusedError:ConnectionError
              ConnectionResetError:ConnectionError FileExistsError:OSError
              FileNotFoundError:OSError InterruptedError:OSError IsADirectoryError:OSError
              NotADirectoryError:OSError PermissionError:OSError ProcessLookupError:OSError
              TimeoutError:OSError ReferenceError:Exception RuntimeError:Exception
              NotImplementedError:RuntimeError RecursionError:RuntimeError
              StopAsyncIteration:Exception StopIteration:Exception SyntaxError:Exception
              SystemError:Exception TypeError:Exception ValueError:Exception
              UnicodeError:ValueError UnicodeDecodeError:UnicodeError
              UnicodeEncodeError:UnicodeError Warning:Exception UserWarning:Warning
              DeprecationWarning:Warning RuntimeWarning:Warning
              asyncio.InvalidStateError:Exception json.JSONDecodeError:ValueError
              decimal.DecimalException:ArithmeticError
              decimal.InvalidOperation:decimal.DecimalException
              decimal.DivisionByZero:decimal.DecimalException waymark.ActionTimeout:TimeoutError
              """));

  /// Members of standard modules, and of `waymark`.
  private static final Set<String> MEMBERS =
      words(
          """
          asyncio.sleep asyncio.gather asyncio.create_task asyncio.ensure_future asyncio.wait
          asyncio.wait_for asyncio.as_completed asyncio.timeout asyncio.TaskGroup
          asyncio.Semaphore asyncio.BoundedSemaphore asyncio.FIRST_COMPLETED
          asyncio.FIRST_EXCEPTION asyncio.ALL_COMPLETED asyncio.Task asyncio.current_task
          collections.Counter collections.OrderedDict collections.defaultdict collections.deque
          copy.copy copy.deepcopy
          dataclasses.replace dataclasses.asdict dataclasses.astuple dataclasses.is_dataclass
          datetime.date datetime.datetime datetime.time datetime.timedelta datetime.timezone
          datetime.UTC datetime.timezone.utc datetime.datetime.now datetime.datetime.fromisoformat
          datetime.datetime.combine datetime.datetime.fromtimestamp datetime.date.fromisoformat
          datetime.date.fromordinal datetime.time.fromisoformat
          decimal.Decimal decimal.ROUND_HALF_EVEN decimal.ROUND_HALF_UP decimal.ROUND_DOWN
          decimal.ROUND_UP decimal.ROUND_05UP zoneinfo.ZoneInfo decimal.ROUND_HALF_DOWN
          decimal.ROUND_CEILING decimal.ROUND_FLOOR
          enum.Enum enum.IntEnum enum.StrEnum           functools.partial functools.reduce
          itertools.chain itertools.chain.from_iterable itertools.islice itertools.cycle
          itertools.filterfalse itertools.combinations_with_replacement itertools.groupby
          itertools.product itertools.accumulate itertools.count itertools.zip_longest
          itertools.batched itertools.permutations itertools.combinations itertools.repeat
          itertools.takewhile itertools.dropwhile itertools.starmap itertools.pairwise
          json.dumps json.loads
          math.acos math.asin math.atan math.atan2 math.ceil math.cbrt math.cosh math.expm1
          math.frexp math.ldexp math.log1p math.sinh math.tanh math.comb math.copysign math.cos
          math.degrees math.e math.exp math.fabs math.factorial math.floor math.fmod
          math.fsum math.gcd math.hypot math.inf math.isclose math.isfinite math.isinf math.isnan
          math.isqrt math.lcm math.log math.log10 math.log2 math.modf math.nan math.perm math.pi
          math.pow math.prod math.radians math.sin math.sqrt math.tan math.tau math.trunc
          operator.add operator.attrgetter operator.concat operator.contains operator.eq
          operator.floordiv operator.ge operator.getitem operator.gt operator.itemgetter operator.le
          operator.lt operator.mod operator.mul operator.pow operator.truth operator.ne
          operator.neg operator.not_ operator.or_
          operator.sub operator.truediv operator.and_ operator.xor
          random.random random.randint random.getrandbits random.uniform random.choice
          random.choices random.shuffle
          random.sample random.randrange
          statistics.mean statistics.fmean statistics.median
          string.ascii_letters string.ascii_lowercase string.ascii_uppercase string.digits
          string.hexdigits string.octdigits string.punctuation string.whitespace string.printable
          textwrap.dedent time.time time.monotonic time.perf_counter time.time_ns
          uuid.UUID uuid.uuid4
          waymark.log waymark.now waymark.uuid waymark.random waymark.within
          """);

  /// Names that the compiler itself understands: no program holds them.
  private static final Set<String> COMPILED =
      words(
          """
          contextlib.nullcontext dataclasses.dataclass dataclasses.field enum.auto enum.unique
          waymark.map waymark.first waymark.run_action waymark.signal waymark.undo waymark.start
          waymark.action waymark.workflow waymark.Workflow waymark.RetryPolicy
          waymark.BackoffPolicy waymark.Depends
          """);

  /// Names for types only: they mean nothing at run time but in annotations.
  private static final Set<String> TYPING =
      words(
          """
          Any Optional Union List Dict Set FrozenSet Tuple Type Literal Annotated Final ClassVar
          Callable Iterable Iterator Sequence Mapping MutableMapping Awaitable Coroutine TypeVar
          Generic Protocol TypedDict NamedTuple cast overload TYPE_CHECKING Self Never NoReturn
          """);

  /// Known, so that they are refused as what they are.
  private static final Set<String> REFUSED_TYPING =
      words("TypedDict NamedTuple Protocol Generic TypeVar overload ClassVar");

  /// Names that `.wm` has without an import, and what they are.
  private static final Set<String> WM =
      words(
          """
          log=waymark.log now=waymark.now uuid=waymark.uuid random=waymark.random
          sleep=asyncio.sleep Decimal=decimal.Decimal datetime=datetime.datetime
          date=datetime.date time=datetime.time timedelta=datetime.timedelta UUID=uuid.UUID
          UTC=datetime.UTC Any=typing.Any NetworkError=ConnectionError Timeout=TimeoutError
          CancelledError=asyncio.CancelledError gather=asyncio.gather
          """);

  private static final Set<String> MODULES =
      words(
          """
          asyncio collections contextlib copy dataclasses datetime decimal enum functools itertools
          json math operator random statistics string textwrap time typing uuid waymark logging
          zoneinfo collections.abc typing_extensions __future__ abc
          """);

  private Builtins() {}

  private static Set<String> words(String text) {
    return new LinkedHashSet<>(Arrays.asList(text.strip().split("\\s+")));
  }

  /// Names that need no import in Python.
  public static boolean isName(String name) {
    return FUNCTIONS.contains(name) || isError(name) && name.indexOf('.') < 0;
  }

  public static boolean isMember(String qualified) {
    return MEMBERS.contains(qualified)
        || COMPILED.contains(qualified)
        || isError(qualified) && qualified.indexOf('.') > 0
        || qualified.startsWith("typing.") && TYPING.contains(qualified.substring(7));
  }

  /// Whether only the compiler knows it, so that it is no value.
  public static boolean isCompiled(String qualified) {
    return COMPILED.contains(qualified) || qualified.startsWith("typing.");
  }

  public static boolean isModule(String name) {
    return MODULES.contains(name);
  }

  public static boolean isError(String name) {
    return ERRORS.stream().anyMatch(e -> e.startsWith(name + ":"));
  }

  /// The names of a builtin error's bases, nearest first.
  public static List<String> errorBases(String name) {
    var found = new LinkedHashSet<String>();
    var at = name;
    while (!at.equals("object")) {
      var child = at;
      var line = ERRORS.stream().filter(e -> e.startsWith(child + ":")).findFirst();
      if (line.isEmpty()) {
        break;
      }
      at = line.get().substring(line.get().indexOf(':') + 1);
      found.add(at);
    }
    return List.copyOf(found);
  }

  /// What a name of `.wm` is that needs no import, or the name itself.
  static String ofWm(String name) {
    for (var pair : WM) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return name;
  }

  /// One spelling for names that mean the same.
  static String canonical(String qualified) {
    return switch (qualified) {
      case "datetime.timezone.utc" -> "datetime.UTC";
      case "asyncio.TimeoutError", "concurrent.futures.TimeoutError" -> "TimeoutError";
      case "waymark.NetworkError" -> "ConnectionError";
      case "waymark.Timeout" -> "TimeoutError";
      case "waymark.CancelledError" -> "asyncio.CancelledError";
      case "asyncio.ensure_future" -> "asyncio.create_task";
      case "typing_extensions.Annotated" -> "typing.Annotated";
      default ->
          qualified.startsWith("collections.abc.")
              ? "typing." + qualified.substring(16)
              : qualified.startsWith("builtins.") ? qualified.substring(9) : qualified;
    };
  }

  /// Every name that a program may hold, for the comparison with the engine.
  public static Set<String> all() {
    var found = new LinkedHashSet<>(FUNCTIONS);
    ERRORS.forEach(e -> found.add(e.substring(0, e.indexOf(':'))));
    found.addAll(MEMBERS);
    return found;
  }

  /// Names that only the compiler understands, those of `typing` included.
  public static Set<String> compiled() {
    var found = new LinkedHashSet<>(COMPILED);
    TYPING.stream()
        .filter(name -> !REFUSED_TYPING.contains(name))
        .forEach(name -> found.add("typing." + name));
    return found;
  }

  /// The names that may be written without an import, for "did you mean".
  public static Set<String> names(boolean python) {
    var found = new LinkedHashSet<>(FUNCTIONS);
    ERRORS.stream()
        .map(e -> e.substring(0, e.indexOf(':')))
        .filter(e -> e.indexOf('.') < 0)
        .forEach(found::add);
    if (!python) {
      WM.forEach(pair -> found.add(pair.substring(0, pair.indexOf('='))));
    }
    return found;
  }

  public static Set<String> members(String module) {
    var found = new LinkedHashSet<String>();
    Stream.concat(MEMBERS.stream(), COMPILED.stream())
        .filter(m -> m.startsWith(module + "."))
        .map(m -> m.substring(module.length() + 1))
        .forEach(found::add);
    return found;
  }
}
