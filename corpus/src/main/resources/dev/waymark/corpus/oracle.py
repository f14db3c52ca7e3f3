"""The oracle: executes Python cases on CPython's own asyncio.

One process serves many cases. Each line on standard input and output is one Python literal. A case
comes in, each attempt of an action goes out and its answer comes in, at last the outcome goes out.
Time is virtual: when nothing is ready, the clock jumps to the next timer, and exactly one timer
fires before the loop is drained again.
"""

import ast
import asyncio
import builtins
import contextlib
import contextvars
import dataclasses
import datetime as dates
import decimal
import enum
import functools
import heapq
import inspect
import json
import logging
import selectors
import sys
import time
import types
import uuid

wire_in, wire_out = sys.stdin, sys.stdout
sys.stdout = sys.stderr


# --- the clock ---------------------------------------------------------------------------------


class IdleSelector(selectors.SelectSelector):
    """Sees no files. Where the loop would block, it lets the next timer fire."""

    loop = None

    def select(self, timeout=None):
        if timeout is None or timeout > 0:
            self.loop.fire_next_timer()
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """Of what is due at one instant, outcomes of calls come first, one by one in the order in which
    the calls were made; then come all timers at once, in the order in which they were set."""

    def __init__(self):
        selector = IdleSelector()
        selector.loop = self
        self.moment = 0.0
        self.timers = []
        self.asked = 0
        super().__init__(selector)
        self.set_exception_handler(lambda loop, context: None)

    def time(self):
        return self.moment

    def call_at(self, when, callback, *args, context=None):
        timer = asyncio.TimerHandle(when, callback, args, self, context)
        self.keep(when, 1, timer)
        return timer

    def settle_after(self, delay, callback):
        when = self.moment + delay
        self.keep(when, 0, asyncio.TimerHandle(when, callback, (), self))

    def keep(self, when, rank, timer):
        self.asked += 1
        heapq.heappush(self.timers, (when, rank, self.asked, timer))

    def fire_next_timer(self):
        while self.timers and self.timers[0][3].cancelled():
            heapq.heappop(self.timers)
        if not self.timers:
            raise RuntimeError("the case waits for ever: nothing is ready and no timer is set")
        when, rank, _, timer = heapq.heappop(self.timers)
        self.moment = max(self.moment, when)
        self._ready.append(timer)
        while rank == 1 and self.timers and self.timers[0][:2] == (when, 1):
            self._ready.append(heapq.heappop(self.timers)[3])


# --- literals ----------------------------------------------------------------------------------


def text_of(value):
    """The text of one value, in which values of different types never look alike."""
    if value is None or isinstance(value, bool):
        return repr(value)
    if isinstance(value, enum.Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, int):
        return str(value) if abs(value) < 1 << 64 else hex(value)
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, (bytes, bytearray)):
        return 'b"' + "".join(f"\\x{byte:02x}" for byte in value) + '"'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{text_of(k)}: {text_of(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(text_of, value)) + "]"
    if isinstance(value, tuple):
        return "(" + "".join(text_of(item) + "," for item in value) + ")"
    if isinstance(value, set):
        return "{" + ", ".join(map(text_of, value)) + "}" if value else "set()"
    return text_of_named(value)


def text_of_named(value):
    name = type(value).__name__
    if isinstance(value, frozenset):
        return f"frozenset({text_of(set(value))})"
    if isinstance(value, BaseException):
        fields = [] if value.args else [f"{n}={text_of(v)}" for n, v in vars(value).items()]
        return f"{name}({', '.join([*map(text_of, value.args), *fields])})"
    if isinstance(value, (decimal.Decimal, uuid.UUID)):
        return f"{name}({json.dumps(str(value))})"
    if isinstance(value, (dates.date, dates.time)):
        return f"{name}({json.dumps(value.isoformat())})"
    if isinstance(value, dates.timedelta):
        return f"timedelta(seconds={value.total_seconds()!r})"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = ((f.name, getattr(value, f.name)) for f in dataclasses.fields(value))
        return f"{name}({', '.join(f'{n}={text_of(v)}' for n, v in fields)})"
    raise TypeError(f"a {name} cannot leave the workflow")


def value_of(text, names):
    """Reads a literal; calls and attributes are looked up in the case's own names."""
    return value_of_node(ast.parse(text, mode="eval").body, names)


def value_of_node(node, names):
    def value(inner):
        return value_of_node(inner, names)

    match node:
        case ast.List():
            return [value(item) for item in node.elts]
        case ast.Tuple():
            return tuple(value(item) for item in node.elts)
        case ast.Set():
            return {value(item) for item in node.elts}
        case ast.Dict():
            return {value(k): value(v) for k, v in zip(node.keys, node.values)}
        case ast.Call(func=ast.Name(id=name)):
            keywords = {keyword.arg: value(keyword.value) for keyword in node.keywords}
            return class_of(name, names)(*map(value, node.args), **keywords)
        case ast.Attribute(value=ast.Name(id=name), attr=member):
            return class_of(name, names)[member]
        case ast.UnaryOp(op=ast.USub()):
            return -value(node.operand)
        case ast.Name(id="nan" | "inf" as name):
            return float(name)
        case ast.Constant():
            return node.value
    raise ValueError(f"no literal: {ast.dump(node)}")


KNOWN = {
    "datetime": dates.datetime.fromisoformat,
    "date": dates.date.fromisoformat,
    "time": dates.time.fromisoformat,
}


def class_of(name, names):
    for scope in (KNOWN, names, waymark.__dict__, vars(dates), vars(decimal), vars(uuid)):
        if name in scope:
            return scope[name]
    return getattr(builtins, name)


def say(**fields):
    wire_out.write("{" + ", ".join(f"{json.dumps(k)}: {v}" for k, v in fields.items()) + "}\n")
    wire_out.flush()


# --- the `waymark` package as plain asyncio ----------------------------------------------------


class Case:
    """What the stand-in needs to know of the case that is being executed."""

    names = {}
    logs = []
    undo = contextvars.ContextVar("undo")
    loop = None
    world = contextlib.nullcontext


class ActionTimeout(TimeoutError):
    pass


class Workflow:
    pass


@dataclasses.dataclass
class RetryPolicy:
    attempts: int = 100
    exception_types: list | None = None


@dataclasses.dataclass
class BackoffPolicy:
    base_delay: float = 1
    factor: float = 2
    max_delay: float = 60
    jitter: str = "full"


@dataclasses.dataclass
class ActionSpec:
    name: str
    signature: inspect.Signature
    retry: RetryPolicy | None
    backoff: BackoffPolicy | None
    timeout: object
    raises: tuple


def action(function=None, *, name=None, retry=None, backoff=None, timeout=None, raises=()):
    if function is None:
        return functools.partial(
            action, name=name, retry=retry, backoff=backoff, timeout=timeout, raises=raises
        )
    spec = ActionSpec(
        name or function.__name__,
        inspect.signature(function),
        retry,
        backoff,
        timeout,
        tuple(raises),
    )

    @functools.wraps(function)
    def call(*args, **kwargs):
        return perform(spec, spec.signature.bind(*args, **kwargs).arguments)

    return call


async def perform(spec, arguments, retry=None, backoff=None, timeout=None):
    retry = retry or spec.retry or RetryPolicy(attempts=1)
    backoff = backoff or spec.backoff or BackoffPolicy()
    limit = seconds(timeout if timeout is not None else spec.timeout)
    delay = backoff.base_delay
    for attempt in range(1, retry.attempts + 1):
        try:
            return await attempt_within(spec, arguments, limit)
        except Exception as error:
            wanted = retry.exception_types
            retried = (
                isinstance(error, tuple(wanted)) if wanted else not isinstance(error, spec.raises)
            )
            if attempt == retry.attempts or not retried:
                raise
        await asyncio.sleep(min(seconds(delay), seconds(backoff.max_delay)))
        delay *= backoff.factor


async def attempt_within(spec, arguments, limit):
    if limit is None:
        return await attempt_once(spec, arguments)
    future = asyncio.ensure_future(attempt_once(spec, arguments))
    done, _ = await asyncio.wait([future], timeout=limit)
    if done:
        return future.result()
    future.cancel()
    await asyncio.wait([future])
    raise ActionTimeout(spec.name)


async def attempt_once(spec, arguments):
    inner = ", ".join(f"{json.dumps(k)}: {text_of(v)}" for k, v in arguments.items())
    say(call=json.dumps(spec.name), arguments="{" + inner + "}")
    answer = value_of(wire_in.readline(), Case.names)
    loop = asyncio.get_running_loop()
    settled = loop.create_future()

    def settle():
        if settled.done():
            return
        if "raises" in answer:
            settled.set_exception(answer["raises"])
        else:
            settled.set_result(answer["returns"])

    loop.settle_after(answer["takes"] / 1000, settle)
    return await settled


def seconds(duration):
    return duration.total_seconds() if isinstance(duration, dates.timedelta) else duration


def taken_apart(call):
    """The action and arguments of a call that has not begun."""
    local = call.cr_frame.f_locals
    call.close()
    return local["spec"], local["arguments"]


def run_action(call, *, retry=None, backoff=None, timeout=None):
    spec, arguments = taken_apart(call)
    return perform(spec, arguments, retry, backoff, timeout)


def undo(call):
    Case.undo.get().append(call)


async def first(*calls):
    tasks = [asyncio.ensure_future(call) for call in calls]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return next(task for task in tasks if task in done).result()
    finally:
        await cancel_all(tasks)


async def map_(function, items, *, limit=None):
    gate = asyncio.Semaphore(limit) if limit else None

    async def branch(item):
        if gate is None:
            return await function(item)
        async with gate:
            return await function(item)

    tasks = [asyncio.ensure_future(branch(item)) for item in items]
    try:
        return await asyncio.gather(*tasks)
    finally:
        await cancel_all(tasks)


async def cancel_all(tasks):
    alive = [task for task in tasks if not task.done()]
    for task in alive:
        task.cancel()
    if alive:
        await asyncio.wait(alive)


def logged(level, message, fields):
    """A line is what the values are now: what is done to them later is not in it."""
    try:
        inner = ", ".join(f"{json.dumps(k)}: {text_of(v)}" for k, v in fields.items())
        parts = f'"level": {json.dumps(level)}, "message": {json.dumps(message)}'
        Case.logs.append("{" + parts + ', "fields": {' + inner + "}}")
    except Exception as fault:
        Case.logs.append(fault)


def log(message, /, *, level="info", **fields):
    logged(level, message, fields)


def now():
    start = dates.datetime(2026, 1, 1, tzinfo=dates.timezone.utc)
    return start + dates.timedelta(seconds=Case.loop.time())


def workflow(target=None, **policy):
    """A body with an undo list of its own; what goes in and comes out is copied."""
    if target is None:
        return workflow
    if isinstance(target, type):
        target.run = workflow(target.run)
        return target

    @functools.wraps(target)
    async def body(*args, **kwargs):
        token = Case.undo.set([])
        try:
            named = {k: copied(v) for k, v in kwargs.items()}
            return copied(await target(*map(copied, args), **named))
        except BaseException:
            for call in reversed(Case.undo.get()):
                with contextlib.suppress(Exception):
                    await call
            raise
        finally:
            Case.undo.reset(token)

    return body


def copied(value):
    return value if isinstance(value, Workflow) else value_of(text_of(value), Case.names)


time.time = lambda: 1767225600.0 + (Case.loop.time() if Case.loop else 0)

waymark = types.ModuleType("waymark")
for public in (Workflow, RetryPolicy, BackoffPolicy, ActionTimeout, action, run_action):
    setattr(waymark, public.__name__, public)
for public in (undo, first, log, now, workflow):
    setattr(waymark, public.__name__, public)
waymark.map = map_
sys.modules["waymark"] = waymark

for alias in (run_action, undo, first, log, now):
    setattr(Workflow, alias.__name__, staticmethod(alias))
Workflow.map = staticmethod(map_)


def use_the_package(folder):
    """The real package, inline, in place of the stand-in; its actions ask for answers too."""
    del sys.modules["waymark"]
    sys.path.insert(0, folder)
    import waymark as package
    from waymark._action import Action

    async def perform(self, arguments, run_sync):
        return await attempt_once(self, self._decode(arguments))

    def kept(level, logger, message, fields):
        logged(level, message, fields)
        return True

    Action.perform = perform
    Action.name = property(lambda self: self.identity.rpartition(":")[2])
    package._running.log = kept
    package.now = now
    Case.world = package.inline
    return package


if len(sys.argv) > 1:
    waymark = use_the_package(sys.argv[1])


class Collector(logging.Handler):
    def emit(self, record):
        if record.name not in ("asyncio", "waymark"):
            logged(record.levelname.lower(), record.getMessage(), {})


logging.basicConfig(level=logging.DEBUG, handlers=[Collector()], force=True)


# --- cases -------------------------------------------------------------------------------------


async def body(request):
    target = Case.names[request["workflow"]]
    begin = target().run if isinstance(target, type) else target
    with Case.world():
        return await begin(**request["input"])


def execute(request):
    module = types.ModuleType("case")
    sys.modules["case"] = module
    Case.names, Case.logs = module.__dict__, []
    exec(compile(request["source"], request["name"], "exec"), module.__dict__)
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        Case.loop = runner.get_loop()
        try:
            outcome = {"result": text_of(runner.run(body(request)))}
        except (Exception, asyncio.CancelledError) as error:
            outcome = {"error": text_of(error), "message": json.dumps(str(error))}
    return outcome


def logs():
    for entry in Case.logs:
        if isinstance(entry, Exception):
            raise entry
    return "[" + ", ".join(Case.logs) + "]"


for request_line in iter(wire_in.readline, ""):
    try:
        outcome = execute(value_of(request_line, {}))
        say(**outcome, logs=logs())
    except Exception as fault:
        say(fault=json.dumps(f"{type(fault).__name__}: {fault}"))
