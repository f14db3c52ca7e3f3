package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.engine.CallId;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Event.Outcome;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.Wait;
import dev.waymark.engine.kernel.Failures;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.work.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The world of one test: its instances, what is on the way to them, and a clock that jumps from
/// one event to the next.
final class Stage {
  /// 2026-01-01T00:00:00Z: where the clock of every test begins.
  static final long EPOCH = 1_767_225_600_000_000L;

  private static final int EVENTS_MAX = 20_000;

  /// What is on its way to an instance.
  private sealed interface Matter {
    record Told(Event event) implements Matter {}

    /// An action has taken its time. `heard`: and somebody waits for what comes of it.
    record Done(CallId call, int attempt, Answers.Reply reply, boolean heard) implements Matter {}
  }

  private record Coming(long at, long ordinal, Inhabitant to, Matter matter)
      implements Comparable<Coming> {
    @Override
    public int compareTo(Coming other) {
      return at == other.at ? Long.compare(ordinal, other.ordinal) : Long.compare(at, other.at);
    }
  }

  private final Compilation.Compiled compiled;
  private final Machinery machinery;
  private final Answers answering;
  private final Narration narration;
  private final CallLog calls = new CallLog();
  private final TreeSet<Coming> coming = new TreeSet<>();
  private final List<Inhabitant> instances = new ArrayList<>();
  private final Map<String, Inhabitant> byKey = new LinkedHashMap<>();
  private Runnable watch = () -> {};
  private long now;
  private long ordinals;
  private int events;

  Stage(Compilation.Compiled compiled, Answers answering, Machinery machinery, TimeLine timeLine) {
    this.compiled = compiled;
    this.machinery = machinery;
    this.answering = answering;
    this.narration = new Narration(timeLine);
  }

  /// Looks on after every event from now on.
  void watch(Runnable looking) {
    watch = looking;
  }

  /// Nothing more will happen: the time line tells what is left half done.
  void breakOff() {
    narration.underway();
  }

  long now() {
    return now;
  }

  CallLog calls() {
    return calls;
  }

  List<Inhabitant> instances() {
    return List.copyOf(instances);
  }

  /// The same start key is the same instance.
  Inhabitant start(String workflow, Payload input, @Nullable String key) {
    var known = key == null ? null : byKey.get(workflow + "\0" + key);
    if (known != null) {
      return known;
    }
    var begun = inhabit(workflow, null);
    if (key != null) {
      byKey.put(workflow + "\0" + key, begun);
    }
    tell(0, begun, new Event.Begun(input));
    return begun;
  }

  private Inhabitant inhabit(String workflow, Inhabitant.@Nullable Parent parent) {
    var found =
        compiled
            .workflow(workflow)
            .orElseThrow(
                () -> new TestBroken(List.of("workflow `" + workflow + "` is not compiled here")));
    var begun = new Inhabitant(workflow + "-" + (instances.size() + 1), found, parent);
    instances.add(begun);
    return begun;
  }

  void signal(Inhabitant to, String signal, Payload value) {
    tell(0, to, new Event.Signalled(signal, value));
  }

  private void tell(long in, Inhabitant to, Event event) {
    later(in, to, new Matter.Told(event));
  }

  private void later(long in, Inhabitant to, Matter matter) {
    coming.add(new Coming(now + in, ordinals++, to, matter));
  }

  /// Lets time pass up to then, and no further.
  void until(long end) {
    while (true) {
      var timer = earliest();
      var next = coming.isEmpty() ? Long.MAX_VALUE : coming.first().at();
      var wake = timer == null ? Long.MAX_VALUE : timer.wake.orElse(Long.MAX_VALUE) - EPOCH;
      if (Math.min(next, wake) > end || (next == Long.MAX_VALUE && timer == null)) {
        now = end == Long.MAX_VALUE ? now : Math.max(now, end);
        return;
      }
      if (++events > EVENTS_MAX) {
        throw new TestBroken(
            List.of(
                "no end after "
                    + EVENTS_MAX
                    + " events and "
                    + Shown.duration(now)
                    + " of virtual time"),
            true);
      }
      if (next <= wake) {
        var one = coming.removeFirst();
        now = Math.max(now, one.at());
        happen(one);
      } else if (timer != null) {
        now = Math.max(now, wake);
        step(timer, new Event.Due());
      }
    }
  }

  private void happen(Coming one) {
    switch (one.matter()) {
      case Matter.Told(var event) -> step(one.to(), event);
      case Matter.Done(var call, var attempt, var reply, var heard) -> {
        var outcome = reply.deed().get();
        if (reply.outside()) {
          watch.run();
        }
        if (heard) {
          step(one.to(), new Event.Settled(call, attempt, outcome));
        }
      }
    }
  }

  private @Nullable Inhabitant earliest() {
    Inhabitant first = null;
    for (var one : instances) {
      if (one.wake.isPresent()
          && (first == null || one.wake.get() < first.wake.orElse(Long.MAX_VALUE))) {
        first = one;
      }
    }
    return first;
  }

  private void step(Inhabitant one, Event event) {
    if (one.ended()) {
      return;
    }
    var program = one.workflow.program();
    var before =
        event instanceof Event.Settled(_, _, Outcome.Failed _) ? waits(one) : List.<Wait>of();
    var seed = 31L * instances.indexOf(one) + one.steps++;
    var step = machinery.step(program, one.snapshot, new Stimulus(event, EPOCH + now, seed));
    one.snapshot = step.snapshot();
    one.status = step.status();
    one.wake = one.ended() ? java.util.Optional.empty() : step.nextWakeMicros();
    if (event instanceof Event.Settled settled && !step.ignored()) {
      narration.settled(now, one, settled, before, waits(one));
    }
    if (one.unwinding.isEmpty() && step.unwinding().isPresent()) {
      narration.unwinding(now, one, step.unwinding().get());
    }
    one.unwinding = step.unwinding();
    step.effects().forEach(effect -> carryOut(one, effect));
    if (one.ended()) {
      ended(one);
    }
    watch.run();
  }

  List<Wait> waits(Inhabitant one) {
    return one.ended() ? List.of() : machinery.waits(one.workflow.program(), one.snapshot);
  }

  private void carryOut(Inhabitant one, Effect effect) {
    switch (effect) {
      case Effect.Dispatch call -> dispatch(one, call);
      case Effect.Withdraw(var call) -> withdraw(one, call);
      case Effect.StartChild child -> {
        var begun =
            inhabit(child.workflow(), new Inhabitant.Parent(one, child.call(), child.attached()));
        tell(0, begun, new Event.Begun(child.input()));
      }
      case Effect.Log _, Effect.Note _ -> {}
    }
  }

  private void dispatch(Inhabitant one, Effect.Dispatch call) {
    var name = one.name + "/" + call.call();
    calls.add(new CallLog.Delivered(call.action(), name, call.key().orElse(name), call.attempt()));
    narration.called(now, one, call);
    var reply = answering.answer(asked(one, call, name));
    var tooLong = call.timeoutMicros() >= 0 && reply.takesMicros() > call.timeoutMicros();
    if (tooLong) {
      var timeout = new Outcome.Failed(Failures.timeout(call.action(), call.timeoutMicros()), -1);
      tell(call.timeoutMicros(), one, new Event.Settled(call.call(), call.attempt(), timeout));
    }
    if (!tooLong || reply.outside()) {
      later(
          reply.takesMicros(), one, new Matter.Done(call.call(), call.attempt(), reply, !tooLong));
    }
  }

  private Asked asked(Inhabitant one, Effect.Dispatch call, String name) {
    var delivery =
        new Delivery(
            name + "." + call.attempt(),
            call.action(),
            call.arguments(),
            one.name,
            call.call(),
            name,
            call.key(),
            call.attempt(),
            1,
            call.timeoutMicros() < 0 ? -1 : call.timeoutMicros() / 1_000);
    var known = one == instances.getFirst() ? call.call().toString() : name;
    return new Asked(delivery, known, EPOCH + now);
  }

  /// What is under way outside goes on, and nobody hears of it.
  private void withdraw(Inhabitant one, CallId call) {
    narration.withdrawn(one, call);
    for (var next : List.copyOf(coming)) {
      if (next.to() == one) {
        switch (next.matter()) {
          case Matter.Told(Event.Settled settled) when settled.call().equals(call) ->
              coming.remove(next);
          case Matter.Done done when done.call().equals(call) -> {
            coming.remove(next);
            if (done.reply().outside()) {
              var unheard = new Matter.Done(call, done.attempt(), done.reply(), false);
              coming.add(new Coming(next.at(), next.ordinal(), one, unheard));
            }
          }
          case Matter.Told _, Matter.Done _ -> {}
        }
      }
    }
  }

  private void ended(Inhabitant one) {
    narration.ended(now, one);
    var parent = one.parent;
    if (parent != null && parent.attached()) {
      var outcome =
          switch (one.status) {
            case Step.Status.Completed(var value) -> new Outcome.Succeeded(value);
            case Step.Status.Failed(var error, _) -> new Outcome.Failed(error, -1);
            case Step.Status.Cancelled(var reason) ->
                new Outcome.Failed(Failures.cancelled(reason), -1);
            case Step.Status.Waiting _, Step.Status.Held _ ->
                throw new IllegalStateException(one.name + " has not ended");
          };
      tell(0, parent.instance(), new Event.Settled(parent.call(), 1, outcome));
    }
  }
}
