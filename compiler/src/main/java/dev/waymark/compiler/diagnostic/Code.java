package dev.waymark.compiler.diagnostic;

/// Every code there is, with what it says in short. A code is stable for ever and means one
/// mistake; `WMRxx` are those of the tools. Numbers that are not listed are free, but for WM201,
/// WM204 and WM405, which stay unused.
public enum Code {
  WM101(Severity.ERROR, For.BOTH, "this indentation fits no block above it"),
  WM102(Severity.ERROR, For.BOTH, "this bracket is never closed"),
  WM103(Severity.ERROR, For.WM, "a tab in the indentation"),
  WM104(Severity.ERROR, For.BOTH, "this string or replacement field is never closed"),
  WM105(Severity.NOTE, For.PY, "this block outside any workflow is newer Python than 3.12"),
  WM106(Severity.ERROR, For.BOTH, "this cannot stand here"),
  WM107(Severity.ERROR, For.BOTH, "a workflow, action or test is declared inside another one"),
  WM108(Severity.ERROR, For.PY, "`5m` is a duration only in `.wm`"),
  WM109(Severity.ERROR, For.WM, "this `with` could belong to more than one call"),
  WM110(Severity.ERROR, For.BOTH, "`class`, `import` and `type` cannot stand inside a workflow"),
  WM111(Severity.ERROR, For.BOTH, "Python itself refuses this"),
  WM112(Severity.ERROR, For.BOTH, "the name is declared twice in this file"),
  WM113(Severity.ERROR, For.PY, "a decorator that would change what is compiled"),
  WM114(
      Severity.ERROR,
      For.PY,
      "a workflow class takes no constructor arguments, and its `__init__` does not await"),
  WM115(Severity.ERROR, For.PY, "a workflow class needs one `async def run`"),
  WM116(
      Severity.ERROR,
      For.WM,
      "a `signal` is declared in the head of its workflow, before the first statement"),
  WM117(Severity.ERROR, For.WM, "only declarations and constants stand at the top of a `.wm` file"),
  WM118(Severity.WARNING, For.BOTH, "this `wm: allow` silences nothing"),
  WM119(Severity.ERROR, For.BOTH, "a `wm: allow` needs a known warning and a reason"),
  WM120(Severity.ERROR, For.PY, "this feature of classes is not compiled"),
  WM121(Severity.ERROR, For.BOTH, "this version does not compile this yet"),
  WM202(Severity.ERROR, For.BOTH, "without a zone this gives the local time of some machine"),
  WM203(Severity.ERROR, For.PY, "`time.sleep` holds a thread, not the workflow"),
  WM205(Severity.ERROR, For.PY, "talks to the network"),
  WM206(Severity.ERROR, For.PY, "a function of a library that only Python itself could run"),
  WM207(Severity.ERROR, For.BOTH, "reads or writes files"),
  WM208(Severity.ERROR, For.PY, "reads a module's value that is no constant"),
  WM209(
      Severity.ERROR,
      For.BOTH,
      "changes a class attribute or a module's name, which no two instances share"),
  WM210(Severity.WARNING, For.BOTH, "the order of a set escapes here"),
  WM211(Severity.ERROR, For.BOTH, "`print` writes to nobody"),
  WM212(Severity.ERROR, For.BOTH, "`input` has nobody to ask"),
  WM213(Severity.ERROR, For.BOTH, "`eval`, `exec`, `compile` hide code that nobody has checked"),
  WM214(Severity.ERROR, For.BOTH, "`globals`, `locals`, `vars` hand out names as data"),
  WM215(Severity.ERROR, For.BOTH, "`id()` does not survive a restart"),
  WM216(
      Severity.ERROR,
      For.BOTH,
      "`hash()` of str, bytes and datetime differs from process to process"),
  WM217(Severity.ERROR, For.BOTH, "complex numbers are not kept"),
  WM218(Severity.ERROR, For.BOTH, "this builtin is not available"),
  WM219(Severity.ERROR, For.BOTH, "this method, or this argument of it, is not available"),
  WM220(Severity.ERROR, For.PY, "this function of a standard module is not available"),
  WM221(Severity.ERROR, For.PY, "starts a thread or a process"),
  WM222(Severity.ERROR, For.PY, "`asyncio.Lock` is not available"),
  WM223(Severity.ERROR, For.PY, "`asyncio.Event` and `Condition` are not available"),
  WM224(Severity.ERROR, For.PY, "`asyncio.Queue` is not available"),
  WM225(Severity.ERROR, For.PY, "`asyncio.shield` is not available"),
  WM226(Severity.ERROR, For.PY, "seeding has no effect here, every draw is recorded"),
  WM227(Severity.ERROR, For.PY, "`re` is not available"),
  WM228(Severity.ERROR, For.PY, "`contextlib.suppress` is not available"),
  WM229(Severity.ERROR, For.PY, "Decimal's context cannot be changed"),
  WM230(
      Severity.ERROR,
      For.BOTH,
      "`with` or `async with` over something that only Python could open"),
  WM301(Severity.ERROR, For.PY, "awaits library code, so its result would be lost"),
  WM302(Severity.ERROR, For.BOTH, "this call is awaited on no path, so it never runs"),
  WM303(Severity.ERROR, For.BOTH, "used as a value, but it is a call that has not begun"),
  WM304(Severity.ERROR, For.BOTH, "there is no action or workflow of this name"),
  WM305(Severity.ERROR, For.BOTH, "there is no parameter of this name"),
  WM306(Severity.ERROR, For.BOTH, "more arguments than parameters"),
  WM307(Severity.WARNING, For.BOTH, "uses the result of an action that returns nothing"),
  WM308(Severity.WARNING, For.BOTH, "this function calls itself on every path"),
  WM309(Severity.ERROR, For.BOTH, "an argument is missing"),
  WM310(Severity.ERROR, For.BOTH, "an argument is given twice"),
  WM311(Severity.ERROR, For.BOTH, "awaits a plain value"),
  WM312(Severity.ERROR, For.BOTH, "this name is defined nowhere"),
  WM313(
      Severity.ERROR,
      For.BOTH,
      "this import is found nowhere below the source root, and the name is used"),
  WM314(Severity.ERROR, For.BOTH, "`await` in a `def` or a lambda"),
  WM315(
      Severity.ERROR,
      For.BOTH,
      "a generator expression with `await` cannot be handed to a builtin"),
  WM316(Severity.ERROR, For.WM, "two modules offer an action of this name"),
  WM317(Severity.ERROR, For.BOTH, "`start` takes a workflow, only workflows go on alone"),
  WM318(
      Severity.ERROR,
      For.BOTH,
      "a signal needs a literal name and one type wherever it is received"),
  WM319(Severity.ERROR, For.BOTH, "takes a call that has not begun, not its result"),
  WM401(Severity.WARNING, For.BOTH, "may be unset on a path"),
  WM402(Severity.WARNING, For.BOTH, "several branches change this object"),
  WM403(Severity.WARNING, For.BOTH, "this loop cannot end, and nothing in it awaits"),
  WM404(Severity.WARNING, For.BOTH, "never reached"),
  WM406(Severity.WARNING, For.BOTH, "a fan-out without `limit` over a list of any length"),
  WM407(Severity.ERROR, For.BOTH, "`yield` in `run`, a helper, or outside `parallel for`"),
  WM408(Severity.ERROR, For.WM, "`return`, `break` and `continue` cannot leave a branch"),
  WM409(
      Severity.ERROR,
      For.WM,
      "a path of this `parallel for` yields nothing, or twice, and another yields once"),
  WM410(
      Severity.ERROR,
      For.BOTH,
      "`async for` needs an asynchronous iterator, and a workflow has none"),
  WM501(Severity.ERROR, For.BOTH, "this needs a value of another type"),
  WM502(Severity.ERROR, For.BOTH, "an argument of another type than its parameter"),
  WM503(Severity.ERROR, For.BOTH, "`None` where it cannot be"),
  WM504(Severity.ERROR, For.BOTH, "cannot leave the instance"),
  WM505(Severity.ERROR, For.BOTH, "there is no field of this name"),
  WM506(Severity.ERROR, For.BOTH, "returns something else than declared"),
  WM507(
      Severity.ERROR,
      For.BOTH,
      "a mutable default is shared by all calls in Python and by none here"),
  WM508(Severity.ERROR, For.BOTH, "a record does not change"),
  WM509(Severity.ERROR, For.BOTH, "`is` compares identity, which this value does not have"),
  WM510(Severity.ERROR, For.PY, "`isinstance` against a class of a library"),
  WM511(Severity.ERROR, For.PY, "this part of pydantic is not compiled"),
  WM512(Severity.ERROR, For.BOTH, "this `strftime` directive is not available"),
  WM513(Severity.ERROR, For.BOTH, "format type `n` depends on the machine's language"),
  WM601(Severity.WARNING, For.BOTH, "nothing in this `try` declares that it raises this error"),
  WM602(Severity.WARNING, For.BOTH, "retries an error that is never raised"),
  WM603(
      Severity.WARNING,
      For.BOTH,
      "the `timeout` of an attempt is longer than the `deadline` of its call or workflow"),
  WM604(Severity.WARNING, For.BOTH, "an `undo` without retries"),
  WM605(Severity.WARNING, For.BOTH, "a sleep of zero or less waits for nothing"),
  WM606(Severity.WARNING, For.BOTH, "the deadline is over before the last attempt can begin"),
  WM607(Severity.ERROR, For.BOTH, "there is no setting of this name, or it is given twice"),
  WM608(Severity.ERROR, For.BOTH, "this setting has another kind of value"),
  WM609(
      Severity.ERROR,
      For.BOTH,
      "signals, children, helpers and workflows take `deadline`, not `timeout` or `retry`"),
  WM610(Severity.ERROR, For.WM, "this is no cron line, or no time zone"),
  WM701(Severity.ERROR, For.BOTH, "the input became stricter"),
  WM702(
      Severity.ERROR,
      For.BOTH,
      "a signal was removed or changed its type while instances wait for it"),
  WM703(Severity.ERROR, For.BOTH, "two actions have one identity"),
  WM704(Severity.ERROR, For.BOTH, "the result changed"),
  WM705(Severity.ERROR, For.BOTH, "removed, but a schedule or another workflow starts it"),
  WM801(Severity.WARNING, For.WM, "a stub for an action that the test never calls"),
  WM802(Severity.ERROR, For.WM, "an action is called without a stub"),
  WM803(Severity.ERROR, For.WM, "the stub does not fit the action's signature or its `raises`"),
  WM901(Severity.ERROR, For.BOTH, "nested deeper than 200"),
  WM902(Severity.ERROR, For.BOTH, "this constant is larger than a value may be"),
  WMR01(Severity.ERROR, For.BOTH, "cannot reach Postgres"),
  WMR02(Severity.ERROR, For.BOTH, "Postgres refuses"),
  WMR03(Severity.ERROR, For.BOTH, "the schema is older than this program needs"),
  WMR04(Severity.ERROR, For.BOTH, "the schema is newer than this program knows"),
  WMR05(Severity.ERROR, For.BOTH, "the Postgres server is older than 14"),
  WMR06(Severity.ERROR, For.BOTH, "no JDK 25"),
  WMR07(Severity.ERROR, For.BOTH, "the input does not fit"),
  WMR08(Severity.ERROR, For.BOTH, "there is no workflow of this name"),
  WMR09(Severity.ERROR, For.BOTH, "no instance, or more than one, has this id or prefix"),
  WMR10(
      Severity.ERROR, For.BOTH, "the verb is refused in this state, why, and which verbs are open"),
  WMR11(Severity.WARNING, For.BOTH, "nobody can run this action"),
  WMR12(
      Severity.ERROR, For.BOTH, "the worker's module or jar cannot be loaded, or offers no action"),
  WMR13(Severity.WARNING, For.BOTH, "a worker died, is mute, or answers what nobody can read"),
  WMR14(Severity.ERROR, For.BOTH, "the port is in use, by whom"),
  WMR15(
      Severity.ERROR, For.BOTH, "will not listen on another address than loopback without a token"),
  WMR16(Severity.ERROR, For.BOTH, "cannot start the project database"),
  WMR17(Severity.ERROR, For.BOTH, "no Python, or one without the package `waymark`"),
  WMR18(Severity.WARNING, For.BOTH, "notifications do not arrive"),
  WMR19(Severity.ERROR, For.BOTH, "there is no such command or flag"),
  WMR20(Severity.ERROR, For.BOTH, "`waymark.toml` has an unknown key or a wrong value"),
  WMR21(Severity.ERROR, For.BOTH, "nothing matched"),
  WMR22(Severity.ERROR, For.BOTH, "a file cannot be read, or is not UTF-8"),
  WMR23(Severity.ERROR, For.BOTH, "a `.sched` file names points that no longer exist"),
  WMR24(Severity.ERROR, For.BOTH, "the first build failed"),
  WMR25(Severity.ERROR, For.BOTH, "gave up waiting"),
  WMR26(Severity.ERROR, For.BOTH, "the engine has paused this instance"),
  WMR70(Severity.ERROR, For.BOTH, "a bug in waymark, not in your program");

  /// The dialects in which the mistake can be made.
  public enum For {
    WM,
    PY,
    BOTH
  }

  private final Severity severity;
  private final For dialects;
  private final String says;

  Code(Severity severity, For dialects, String says) {
    this.severity = severity;
    this.dialects = dialects;
    this.says = says;
  }

  /// The usual severity; a few codes are an error in one place and a warning in another.
  public Severity severity() {
    return severity;
  }

  public For dialects() {
    return dialects;
  }

  /// One line, for lists.
  public String says() {
    return says;
  }
}
