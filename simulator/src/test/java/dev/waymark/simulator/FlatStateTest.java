package dev.waymark.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compiler;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.machine.Machine;
import dev.waymark.ir.Program;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The size of an instance follows what is live, not what has happened (G15), and an instance stays
/// on the program it began with (G9).
class FlatStateTest {
  private static final String LOOP =
      """
      action look(at: int) -> int

      workflow watch() -> None:
          seen = 0
          while True:
              try:
                  seen = await look(seen)
              except ValueError:
                  log("looked too hard")
              await sleep(1m)
      """;

  private long now = 1_767_225_600_000_000L;

  private static Program compile(String source) {
    return switch (Compiler.compile(path -> Optional.of(source), "watch.wm")) {
      case Compilation.Compiled compiled -> compiled.workflow("watch").orElseThrow().program();
      case Compilation.Rejected rejected -> throw new AssertionError(rejected.diagnostics());
    };
  }

  private Step tell(Program program, Snapshot snapshot, Event event) {
    now += 60_000_000;
    return Machine.step(program, snapshot, new Stimulus(event, now, now));
  }

  private static Effect.Dispatch call(Step step) {
    return (Effect.Dispatch) step.effects().getLast();
  }

  private static Event answer(Step step, String value) {
    var call = call(step);
    var outcome = new Event.Outcome.Succeeded(Payload.of(value));
    return new Event.Settled(call.call(), call.attempt(), outcome);
  }

  @Test
  void anEndlessLoopKeepsAFlatState() {
    var program = compile(LOOP);
    var step = tell(program, Snapshot.EMPTY, new Event.Begun(Payload.of("{}")));
    int early = 0;
    for (int i = 1; i <= 3_000; i++) {
      var slept = tell(program, step.snapshot(), answer(step, "7"));
      step = tell(program, slept.snapshot(), new Event.Due());
      if (i == 100) {
        early = step.snapshot().size();
      }
    }
    // Only counters may grow: a few bytes of a number that is written in base 128.
    assertThat(step.snapshot().size()).isBetween(early, early + 8);
  }

  @Test
  void anInstanceGoesOnWithTheProgramItBeganWith() {
    var old = compile(LOOP);
    var begun = tell(old, Snapshot.EMPTY, new Event.Begun(Payload.of("{}")));
    var changed = compile(LOOP.replace("sleep(1m)", "sleep(2m)"));
    var on = tell(old, begun.snapshot(), answer(begun, "1"));
    assertThat(on.nextWakeMicros()).contains(now + 60_000_000);
    var other = tell(changed, Snapshot.EMPTY, new Event.Begun(Payload.of("{}")));
    assertThat(tell(changed, other.snapshot(), answer(other, "1")).nextWakeMicros())
        .contains(now + 120_000_000);
  }
}
