package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Fix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What modules outside the source root offer, and why a workflow may not use it.
final class LibraryChecks {
  private static final List<String> LOGGING =
      List.of("getLogger", "debug", "info", "warning", "error", "critical", "exception", "Logger");

  private final Surroundings context;

  LibraryChecks(Surroundings context) {
    this.context = context;
  }

  /// A member that the engine lacks.
  void used(Expression at, String written, String name) {
    if (name.equals("?") || isModule(name) || isLogging(name)) {
      return;
    }
    context.add(refusal(at, written, name));
  }

  /// The path to a member: the member itself is looked at.
  private boolean isModule(String name) {
    return Builtins.isModule(name) && context.around(1) instanceof Expression.Attribute;
  }

  private static boolean isLogging(String name) {
    return name.equals("logging")
        || name.startsWith("logging.") && LOGGING.contains(name.substring(8));
  }

  private Diagnostic refusal(Expression at, String written, String name) {
    var special = special(at, written, name);
    if (special != null) {
      return special;
    }
    if (context.outwards().stream().limit(2).anyMatch(this::asksForClass)) {
      return say(
          Code.WM510,
          at,
          "`isinstance` against `%s`, a class of a library".formatted(written),
          "ask for a record, an error or a builtin type, or decide in an action");
    }
    var top = name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'));
    if (Builtins.isModule(top)) {
      int dot = name.lastIndexOf('.');
      var module = dot < 0 ? name : name.substring(0, dot);
      var member = name.substring(dot + 1);
      return Diagnostic.of(
              Code.WM220, at.span(), "`%s` is not available in a workflow".formatted(written))
          .didYouMean(member, Builtins.members(module))
          .help("or compute it in an action");
    }
    return switch (Libraries.reason(name)) {
      case NETWORK ->
          Diagnostic.of(
                  Code.WM205,
                  place(at),
                  "`%s` talks to the network from inside a workflow".formatted(written))
              .label("nothing here could retry it or remember its answer")
              .help("make it an action; it then has retries, a timeout and one recorded result");
      case FILES ->
          Diagnostic.of(
                  Code.WM207,
                  place(at),
                  "`%s` reads or writes files from inside a workflow".formatted(written))
              .help("make it an action; it then has retries and one recorded result");
      case THREADS ->
          Diagnostic.of(
                  Code.WM221, place(at), "`%s` starts a thread or a process".formatted(written))
              .help("make it an action: workers run many at once");
      case OTHER ->
          awaited(at)
              ? Diagnostic.of(
                      Code.WM301,
                      place(at),
                      "`%s` is library code, so its result would be lost".formatted(written))
                  .help("move the call, and the parsing that goes with it, into an action")
              : Diagnostic.of(
                      Code.WM206,
                      place(at),
                      "`%s` is a function that only Python itself could run".formatted(written))
                  .help("compute in an action and return plain data");
    };
  }

  private boolean asksForClass(Node node) {
    return node instanceof Expression.Call c
        && context.types().symbol(c.function()) instanceof Symbol.Builtin b
        && (b.name().equals("isinstance") || b.name().equals("issubclass"));
  }

  private boolean awaited(Expression at) {
    return context.around(1) instanceof Expression.Call c
        && c.function().equals(at)
        && context.around(2) instanceof Expression.Await;
  }

  /// The whole call where there is one.
  private dev.waymark.compiler.diagnostic.Span place(Expression at) {
    return context.around(1) instanceof Expression.Call c && c.function().equals(at)
        ? c.span()
        : at.span();
  }

  private @Nullable Diagnostic special(Expression at, String written, String name) {
    var span = at.span();
    return switch (name) {
      case "time.sleep" ->
          Diagnostic.of(Code.WM203, span, "`time.sleep` holds a thread, not the workflow")
              .help("write `await asyncio.sleep(…)`")
              .fix(Fix.replace(span, "await asyncio.sleep"));
      case "datetime.datetime.utcnow",
          "datetime.datetime.today",
          "datetime.date.today",
          "datetime.date.fromtimestamp",
          "time.localtime",
          "time.ctime" ->
          local(span, written);
      case "random.seed", "random.Random", "random.SystemRandom" ->
          say(
              Code.WM226,
              at,
              "`%s` has no effect here, every draw is recorded".formatted(name),
              "draw from `random`, or pass the values in");
      case "contextlib.suppress" ->
          say(Code.WM228, at, "`contextlib.suppress` is not available", "`try: … except X: pass`");
      case "decimal.getcontext", "decimal.localcontext", "decimal.setcontext" ->
          say(
              Code.WM229,
              at,
              "Decimal's context cannot be changed",
              "`quantize` with a rounding mode");
      case "os.environ", "os.getenv", "sys.argv" ->
          say(
              Code.WM208,
              at,
              "`%s` is not the same everywhere".formatted(name),
              "make it an input of the workflow, or read it in an action");
      default ->
          name.equals("re") || name.startsWith("re.")
              ? say(
                  Code.WM227,
                  at,
                  "`re` is not available",
                  "methods of `str`, or match in an action")
              : asynchronous(at, name);
    };
  }

  /// What asyncio offers and a workflow cannot have.
  private static @Nullable Diagnostic asynchronous(Expression at, String name) {
    return switch (name) {
      case "asyncio.Lock" ->
          say(
              Code.WM222,
              at,
              "`asyncio.Lock` is not available",
              "nothing comes between two lines without an `await`; around awaits, `Semaphore(1)`");
      case "asyncio.Event", "asyncio.Condition" ->
          say(
              Code.WM223,
              at,
              "`%s` is not available".formatted(name),
              "await what it stands for, or a signal");
      case "asyncio.Queue", "asyncio.PriorityQueue", "asyncio.LifoQueue" ->
          say(
              Code.WM224,
              at,
              "`%s` is not available".formatted(name),
              "a list and a `Semaphore`, or a signal");
      case "asyncio.shield" ->
          say(
              Code.WM225,
              at,
              "`asyncio.shield` is not available",
              "`start` a child workflow, or do it in `finally`");
      case "asyncio.to_thread",
          "asyncio.run",
          "asyncio.get_event_loop",
          "asyncio.get_running_loop",
          "asyncio.run_coroutine_threadsafe" ->
          say(
              Code.WM221,
              at,
              "`%s` starts a thread or a loop of its own".formatted(name),
              "make it an action");
      default -> null;
    };
  }

  private static Diagnostic say(Code code, Node at, String message, String help) {
    return Diagnostic.of(code, at.span(), message).help(help);
  }

  private static Diagnostic local(dev.waymark.compiler.diagnostic.Span span, String written) {
    return Diagnostic.of(
            Code.WM202,
            span,
            "`%s()` without a zone gives the local time of some machine".formatted(written))
        .label("nobody knows beforehand whose")
        .note("`datetime.now(UTC)` is evaluated once and recorded, and follows virtual time")
        .help("write `datetime.now(UTC)`");
  }

  /// A builtin that is available, but not in every way.
  void builtin(Expression at, String written, String name) {
    if (!(context.around(1) instanceof Expression.Call c) || !c.function().equals(at)) {
      return;
    }
    boolean bare = c.arguments().isEmpty() && c.keywords().isEmpty();
    switch (name) {
      case "datetime.datetime.now" -> {
        if (bare) {
          var found = local(c.span(), written);
          context.add(found.fix(Fix.replace(c.span(), written + "(UTC)")));
        }
      }
      case "datetime.datetime.fromtimestamp" -> {
        if (c.arguments().size() + c.keywords().size() < 2) {
          context.add(local(c.span(), written));
        }
      }
      case "hash" -> hash(c);
      default -> {}
    }
  }

  private void hash(Expression.Call c) {
    if (c.arguments().size() == 1
        && context.types().of(c.arguments().getFirst()) instanceof Ty.Simple s
        && List.of("str", "bytes", "datetime.datetime").contains(s.name())) {
      context.add(
          Diagnostic.of(
                  Code.WM216,
                  c.span(),
                  "`hash()` of `%s` differs from process to process".formatted(s.text()))
              .help("use the value itself as the key"));
    }
  }
}
