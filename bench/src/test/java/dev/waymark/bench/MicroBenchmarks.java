package dev.waymark.bench;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compiler;
import dev.waymark.compiler.check.Checker;
import dev.waymark.compiler.check.Modules;
import dev.waymark.compiler.check.Problems;
import dev.waymark.compiler.check.Symbol;
import dev.waymark.compiler.diagnostic.SourceText;
import dev.waymark.compiler.lower.Lowering;
import dev.waymark.compiler.parse.Parser;
import dev.waymark.engine.Fold;
import dev.waymark.engine.Limits;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.codec.SnapshotCodec;
import dev.waymark.engine.machine.Machine;
import dev.waymark.engine.state.Instance;
import dev.waymark.engine.state.ProgramClasses;
import dev.waymark.simulator.Choices;
import dev.waymark.simulator.World;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What has no database in it, one operation at a time.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MicroBenchmarks {
  private static final String SOURCE =
      """
      record Line:
          sku: str
          count: int
          price: float

      action reserve(sku: str, count: int) -> str
      action charge(amount: float, key: str) -> str
      action release(reservation: str) -> None
      action notify(text: str) -> None

      workflow order(lines: list[Line], customer: str) -> str:
          total = 0.0
          reserved = []
          for line in lines:
              if line.count <= 0:
                  continue
              total += line.count * line.price
              reserved.append(await reserve(line.sku, line.count))
          if total > 1000 and customer.startswith("new"):
              await notify(f"{customer} orders for {total:.2f}")
          try:
              receipt = await charge(total, f"order-{customer}")
          except TimeoutError as e:
              for reservation in reserved:
                  await release(reservation)
              return f"given up: {e}"
          return receipt
      """;

  private static final int BRANCHES = 100;

  private final SourceText text = SourceText.of("order.wm", SOURCE);
  private final Subject row = Subject.inARow(20);
  private final Stimulus settled = new Stimulus(Subject.settled(1), 1, 1);
  private final Snapshot second = Snapshot.of(row.snapshots().getFirst());
  private final ProgramClasses classes = new ProgramClasses(row.program());
  private final Instance instance = decodes();
  private final Subject fan = Subject.fan(BRANCHES);
  private final Snapshot fanned = Snapshot.of(fan.snapshots().getFirst());
  private final List<Stimulus> branches =
      LongStream.rangeClosed(1, BRANCHES)
          .mapToObj(call -> new Stimulus(Subject.settled(call), 1, 1))
          .toList();
  private final World.Setup world = WorldSpeed.world(row, 1);

  @Benchmark
  public Object parses() {
    return Parser.parse(text);
  }

  @Benchmark
  public Object checksAndLowers() {
    var modules = new Modules(_ -> Optional.of(SOURCE));
    var module = modules.load("order.wm").orElseThrow();
    var problems = new Problems();
    new Checker(modules, problems).check(module);
    if (!(modules.lookup(module, "order") instanceof Symbol.Workflow(var declared))) {
      throw new IllegalStateException("no workflow in " + module.path());
    }
    return new Lowering(modules, problems).lower(declared);
  }

  @Benchmark
  public Compilation compiles() {
    return Compiler.compile(_ -> Optional.of(SOURCE), "order.wm");
  }

  @Benchmark
  public Step steps() {
    return Machine.step(row.program(), second, settled);
  }

  @Benchmark
  public Fold foldsAHundredBranches() {
    return Machine.fold(fan.program(), fanned, branches, Limits.DEFAULT);
  }

  @Benchmark
  public byte[] encodes() {
    return SnapshotCodec.encode(instance);
  }

  @Benchmark
  public final Instance decodes() {
    return SnapshotCodec.decode(row.program(), classes, second.bytes());
  }

  /// Two nodes and one instance of twenty actions, from the first boot to the last commit, with all
  /// invariants.
  @Benchmark
  public World.Report aWorld() {
    return World.run(world, Choices.benign());
  }
}
