package dev.waymark.simulator;

import dev.waymark.engine.Payload;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.ir.Program;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The machine of production over programs that are at hand.
public final class Interpreted implements Machinery {
  private final TreeMap<String, ProgramReference> current;

  /// Every boot of every node reads its programs; the same bytes are the same program.
  private final TreeMap<String, Program> known = new TreeMap<>();

  /// @param current what each workflow runs today
  public Interpreted(Map<String, ProgramReference> current) {
    this.current = new TreeMap<>(current);
  }

  @Override
  public Optional<Program> read(Payload program) {
    var json = program.json();
    if (!known.containsKey(json)) {
      Machinery.super.read(program).ifPresent(parsed -> known.put(json, parsed));
    }
    return Optional.ofNullable(known.get(json));
  }

  @Override
  public Optional<ProgramReference> current(String workflow) {
    return Optional.ofNullable(current.get(workflow));
  }
}
