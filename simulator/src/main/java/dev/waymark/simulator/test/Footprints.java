package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Event.Outcome;
import dev.waymark.engine.Fold;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.Step.NodePlace;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.Wait;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.machine.Machine;
import dev.waymark.ir.Expression;
import dev.waymark.ir.Node;
import dev.waymark.ir.Program;
import dev.waymark.simulator.test.Coverage.Kind;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The machine of production, which notes what happens in the lives of one test.
final class Footprints {
  private static final String TIMEOUT = "ActionTimeout";

  private final Compilation.Compiled compiled;
  private final TreeMap<String, Walk> walks = new TreeMap<>();

  Footprints(Compilation.Compiled compiled) {
    this.compiled = compiled;
    for (var workflow : compiled.workflows()) {
      walks.put(workflow.program().workflow(), new Walk(workflow));
    }
  }

  Machinery over(Machinery machinery) {
    return new Looking(machinery);
  }

  /// This call of the first instance was disturbed.
  void disturbed(String workflow, String call) {
    var walk = walks.get(workflow);
    var at = walk == null ? null : walk.calls.get(call);
    if (walk != null && at != null) {
      walk.disturbed.add(walk.terrain.spot(at));
    }
  }

  Coverage coverage() {
    var coverage = Coverage.of(compiled);
    walks.values().forEach(walk -> walk.tell(coverage));
    return coverage;
  }

  /// What happened in one program.
  private static final class Walk {
    private final Program program;
    private final Terrain terrain;
    private final boolean[][] visited;
    private final TreeSet<String> directions = new TreeSet<>();
    private final TreeSet<String> caught = new TreeSet<>();
    private final TreeSet<String> exhausted = new TreeSet<>();
    private final TreeSet<String> timedOut = new TreeSet<>();
    private final TreeSet<String> disturbed = new TreeSet<>();
    private final TreeMap<String, NodePlace> calls = new TreeMap<>();
    private int function = -1;
    private int branch = -1;

    Walk(Compilation.Workflow workflow) {
      this.program = workflow.program();
      this.terrain = new Terrain(workflow);
      this.terrain.tell(new Coverage());
      this.visited = new boolean[program.functions().size()][];
      for (var i = 0; i < visited.length; i++) {
        visited[i] = new boolean[program.functions().get(i).nodes().size()];
      }
    }

    /// What follows a branch at once, in its own function, is where it went.
    void at(int in, int node) {
      visited[in][node] = true;
      if (branch >= 0 && in == function) {
        went(node);
      }
      branch = program.functions().get(in).nodes().get(node) instanceof Node.Branch ? node : -1;
      function = in;
    }

    private void went(int to) {
      var from = new NodePlace(function, branch);
      if (program.functions().get(function).nodes().get(branch)
          instanceof Node.Branch(var condition, var then, var otherwise)) {
        if (condition instanceof Expression.Catches) {
          if (to == then) {
            caught.add(terrain.spot(from));
          }
        } else if (to == then || to == otherwise) {
          directions.add(terrain.branch(from) + (to == then ? " true" : " false"));
        }
      }
    }

    void settled(Event.Settled settled, NodePlace at, boolean again) {
      calls.put(settled.call().toString(), at);
      if (settled.outcome() instanceof Outcome.Failed(var error, _)) {
        var names = Catching.names(error);
        if (names.contains(TIMEOUT)) {
          timedOut.add(terrain.spot(at));
        }
        if (!again && !Catching.declared(program, settled.call().name(), names)) {
          exhausted.add(terrain.spot(at));
        }
      }
    }

    void tell(Coverage coverage) {
      for (var in = 0; in < visited.length; in++) {
        for (var node = 0; node < visited[in].length; node++) {
          if (visited[in][node]) {
            coverage.happened(Kind.LINES, terrain.line(new NodePlace(in, node)));
          }
        }
      }
      directions.forEach(key -> coverage.happened(Kind.BRANCHES, key));
      caught.forEach(key -> coverage.happened(Kind.HANDLERS, key));
      exhausted.forEach(key -> coverage.happened(Kind.EXHAUSTED, key));
      timedOut.forEach(key -> coverage.happened(Kind.TIMED_OUT, key));
      disturbed.forEach(key -> coverage.happened(Kind.DISTURBED, key));
    }
  }

  private final class Looking implements Machinery {
    private final Machinery inner;

    Looking(Machinery inner) {
      this.inner = inner;
    }

    @Override
    public Step step(Program program, Snapshot snapshot, Stimulus stimulus) {
      var walk = walks.get(program.workflow());
      if (walk == null) {
        return inner.step(program, snapshot, stimulus);
      }
      walk.branch = -1;
      if (stimulus.event() instanceof Event.Due) {
        return due(walk, program, snapshot, stimulus);
      }
      var settled = stimulus.event() instanceof Event.Settled told ? told : null;
      var before = settled == null ? null : waits(program, snapshot, settled);
      var step = Machine.step(program, snapshot, stimulus, walk::at);
      if (settled != null && before != null) {
        var waiting = step.status() instanceof Step.Status.Waiting;
        var after = waiting ? waits(program, step.snapshot(), settled) : null;
        walk.settled(settled, before.place(), after != null);
      }
      return step;
    }

    /// A call whose own deadline is over is withdrawn.
    private Step due(Walk walk, Program program, Snapshot snapshot, Stimulus stimulus) {
      var before = Machine.waits(program, snapshot);
      var step = Machine.step(program, snapshot, stimulus, walk::at);
      for (var effect : step.effects()) {
        if (effect instanceof Effect.Withdraw(var call)) {
          before.stream()
              .filter(wait -> wait.call().filter(call::equals).isPresent())
              .filter(wait ->
                  wait.untilMicros().filter(until -> until <= stimulus.nowMicros()).isPresent())
              .forEach(wait -> walk.timedOut.add(walk.terrain.spot(wait.place())));
        }
      }
      return step;
    }

    private @Nullable Wait waits(Program program, Snapshot snapshot, Event.Settled settled) {
      return Machine.waits(program, snapshot).stream()
          .filter(wait -> wait.call().filter(settled.call()::equals).isPresent())
          .findFirst()
          .orElse(null);
    }

    @Override
    public Fold fold(Program program, Snapshot snapshot, List<Stimulus> stimuli) {
      return Machinery.oneByOne(this, program, snapshot, stimuli);
    }

    @Override
    public List<Effect.Dispatch> outstanding(Program program, Snapshot snapshot) {
      return inner.outstanding(program, snapshot);
    }

    @Override
    public List<Wait> waits(Program program, Snapshot snapshot) {
      return inner.waits(program, snapshot);
    }

    @Override
    public Optional<Program> read(Payload program) {
      return inner.read(program);
    }

    @Override
    public Optional<ProgramReference> current(String workflow) {
      return inner.current(workflow);
    }
  }
}
