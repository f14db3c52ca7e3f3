package dev.waymark.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compiler;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.machine.Machine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// `idempotent: key` sends the argument of that name beside our own key.
final class IdempotencyKeyTest {
  private static final String ACTION =
      """
      action charge(card: str, key: str) -> str:
          idempotent: key

      """;

  @Test
  void theKeyIsWhatTheCallGivesForTheParameter() {
    var body = "workflow main(id: str):\n    await charge(\"4242\", key=f\"{id}:1\")\n";
    assertThat(keys(ACTION + body)).containsExactly(Optional.of("t-1:1"));
  }

  @Test
  void aKeyAtTheCallStandsOverTheDeclaration() {
    var body = "workflow main(id: str):\n    await charge(\"4242\", key=id) with key=\"own\"\n";
    assertThat(keys(ACTION + body)).containsExactly(Optional.of("own"));
  }

  private static List<Optional<String>> keys(String source) {
    var compilation =
        Compiler.compile(
            path -> path.equals("m.wm") ? Optional.of(source) : Optional.empty(), "m.wm");
    assertThat(compilation.diagnostics()).isEmpty();
    var program = ((Compilation.Compiled) compilation).workflow("main").orElseThrow().program();
    var begun = new Event.Begun(Payload.of("{\"id\":\"t-1\"}"));
    return Machine.step(program, Snapshot.EMPTY, new Stimulus(begun, 0, 0)).effects().stream()
        .filter(Effect.Dispatch.class::isInstance)
        .map(e -> ((Effect.Dispatch) e).key())
        .toList();
  }
}
