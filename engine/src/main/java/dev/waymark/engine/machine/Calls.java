package dev.waymark.engine.machine;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.border.Border;
import dev.waymark.engine.state.Timer;
import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Call;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Frame;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Pending;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Argument;
import dev.waymark.ir.Expression;
import dev.waymark.ir.Node;
import dev.waymark.ir.Policy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Calls of actions and child workflows: beginning, attempts, deadlines, outcomes.
final class Calls {
  private final Loop loop;
  private final Evaluator evaluator;

  Calls(Loop loop) {
    this.loop = loop;
    this.evaluator = loop.evaluator;
  }

  Pending pending(Frame.Code frame, Expression.Pending e) {
    return pending(frame, e.callee(), e.arguments(), e.policy());
  }

  /// A call that has not begun: its arguments and its own settings are evaluated here.
  Pending pending(Frame.Code frame, Node.Callee callee, List<Argument> arguments, Policy policy) {
    var given = evaluator.arguments(frame, arguments);
    var pending =
        switch (callee) {
          case Node.Callee.Action(int index) -> action(index, given);
          case Node.Callee.Workflow(var name) -> workflow(name, given);
          case Node.Callee.Helper _ ->
              throw new IllegalStateException("a helper's call is no pending call");
        };
    for (var setting : policy.settings()) {
      pending.settings().put(setting.name(), evaluator.evaluate(frame, setting.value()));
    }
    pending.function = frame.function;
    pending.node = frame.node;
    return pending;
  }

  private Pending action(int index, Arguments given) {
    var action = loop.program.actions().get(index);
    var parameters = action.parameters();
    var name = action.name();
    var shown = name.substring(Math.max(name.lastIndexOf(':'), name.lastIndexOf('.')) + 1);
    var values =
        Binder.bind(
            shown, parameters, i -> action.optional().contains(parameters.get(i).name()), given);
    var arguments = new LinkedHashMap<String, Value>();
    for (int i = 0; i < values.length; i++) {
      var value = values[i];
      if (value != null) {
        arguments.put(parameters.get(i).name(), value);
      }
    }
    return new Pending(index, name, arguments);
  }

  private static Pending workflow(String name, Arguments given) {
    if (given.count() > 0) {
      throw Errors.typeError("the child workflow " + name + " takes its arguments by name");
    }
    return new Pending(-1, name, new LinkedHashMap<>(given.named()));
  }

  /// Asks for the first attempt, unless the call's deadline is over already.
  Call begin(Pending pending) {
    pending.begin();
    var settings = Policies.settings(loop, pending);
    var arguments = Border.writeArguments(pending.arguments());
    var call =
        new Call(
            ++loop.instance.calls,
            pending.action(),
            pending.name(),
            arguments,
            Policies.policy(settings));
    call.since = loop.now;
    call.function = pending.function;
    call.node = pending.node;
    long deadline = Policies.duration(settings, Policy.Name.DEADLINE);
    if (deadline >= 0) {
      call.until = Durations.after(loop.now, deadline);
      if (deadline == 0) {
        loop.settle(call, Scopes.over(Errors.error("CancelledError")));
        return call;
      }
      loop.arm(call.until, Timer.Kind.CALL_DEADLINE, call);
    }
    loop.instance.open.put(call.number, call);
    loop.effects.add(request(call));
    return call;
  }

  /// The effect that asks for the attempt that is out.
  static Effect request(Call call) {
    var id = new CallId(call.number, call.name);
    var payload = Payload.of(call.arguments);
    var policy = call.policy;
    var key = Optional.ofNullable(policy.key());
    return call.isChild()
        ? new Effect.StartChild(id, call.name, payload, key, true)
        : new Effect.Dispatch(
            id,
            call.attempt,
            call.name,
            payload,
            policy.timeout(),
            call.until,
            Optional.ofNullable(policy.queue()),
            key);
  }

  /// Starts a child that goes on alone; its call's id is the result.
  Value start(Value value, @Nullable Value key) {
    if (!(value instanceof Pending pending) || !pending.isWorkflow()) {
      throw Errors.typeError("start takes a call of a workflow, not " + Types.name(value));
    }
    pending.begin();
    var id = new CallId(++loop.instance.calls, pending.name());
    var named = key == null ? Policies.text(pending.settings().get(Policy.Name.KEY)) : text(key);
    loop.effects.add(
        new Effect.StartChild(
            id,
            pending.name(),
            Payload.of(Border.writeArguments(pending.arguments())),
            Optional.ofNullable(named),
            false));
    return Str.of(id.toString());
  }

  private static @Nullable String text(Value key) {
    return Policies.text(key);
  }

  /// The `deadline` of a helper's call in microseconds, or null.
  @Nullable Value deadline(Frame.Code frame, Policy policy) {
    for (var setting : policy.settings()) {
      if (setting.name() == Policy.Name.DEADLINE) {
        var value = evaluator.evaluate(frame, setting.value());
        return value == None.NONE ? null : value;
      }
    }
    return null;
  }

  /// Whether the outcome was awaited.
  boolean settled(CallId id, int attempt, Event.Outcome outcome) {
    var call = loop.instance.open.get(id.number());
    if (call == null || call.attempt != attempt || call.retryAt >= 0) {
      return false;
    }
    switch (outcome) {
      case Event.Outcome.Succeeded(var payload) -> succeeded(call, payload);
      case Event.Outcome.Failed(var error, long retryAfter) -> {
        for (var name : Border.dropped(error)) {
          loop.note("attribute dropped", Payload.of(Border.write(Str.of(name))));
        }
        failed(call, loop.border.readError(error), retryAfter);
      }
    }
    return true;
  }

  private void succeeded(Call call, Payload payload) {
    var type =
        call.isChild() ? dev.waymark.ir.Type.ANY : loop.program.actions().get(call.action).result();
    switch (loop.border.read(payload, type, "result")) {
      case Border.Read.Fits(var value) -> {
        loop.instance.open.remove(call.number);
        loop.settle(call, value);
      }
      case Border.Read.Misfit(var problems) ->
          failed(
              call,
              Errors.error("waymark.ResultDoesNotFit", Str.of(String.join("; ", problems))),
              -1);
    }
  }

  private void failed(Call call, ErrorValue error, long retryAfter) {
    boolean again;
    try {
      again =
          !call.isChild()
              && call.attempt < call.policy.attempts()
              && Policies.retries(loop, call, error);
    } catch (Raised unfit) {
      // what the policy names is no error class: the body hears of it where it awaits the call
      loop.instance.open.remove(call.number);
      loop.settle(call, unfit.error());
      return;
    }
    if (!again) {
      loop.instance.open.remove(call.number);
      loop.settle(call, error);
      return;
    }
    long delay = retryAfter >= 0 ? retryAfter : Policies.backoff(loop, call);
    call.attempt++;
    if (delay == 0) {
      loop.effects.add(request(call));
      return;
    }
    call.retryAt = Durations.after(loop.now, delay);
    loop.arm(call.retryAt, Timer.Kind.RETRY, call);
  }

  void retry(Call call) {
    call.retryAt = -1;
    loop.effects.add(request(call));
  }

  /// The call's own deadline has passed.
  void expire(Call call) {
    withdraw(call);
    loop.settle(call, Scopes.over(Errors.error("CancelledError")));
  }

  /// Nobody waits for the call any more.
  void withdraw(Call call) {
    loop.instance.open.remove(call.number);
    if (call.retryAt < 0) {
      loop.effects.add(new Effect.Withdraw(new CallId(call.number, call.name)));
    }
  }
}
