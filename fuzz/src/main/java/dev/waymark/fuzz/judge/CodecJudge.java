package dev.waymark.fuzz.judge;

import dev.waymark.compiler.Compilation;
import dev.waymark.corpus.Dialect;
import dev.waymark.corpus.RunCase;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.codec.SnapshotCodec;
import dev.waymark.engine.codec.SnapshotRejected;
import dev.waymark.engine.machine.Machine;
import dev.waymark.engine.state.ProgramClasses;
import dev.waymark.fuzz.generate.Feature;
import dev.waymark.fuzz.generate.Tape;
import dev.waymark.fuzz.program.Core;
import dev.waymark.fuzz.program.Printer;
import dev.waymark.ir.DebugTable;
import dev.waymark.ir.Program;
import dev.waymark.ir.json.ProgramJson;
import dev.waymark.ir.text.IrParser;
import dev.waymark.ir.text.IrPrinter;
import dev.waymark.ir.text.IrSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whatever is written can be read and written again, to the same bytes; bytes that somebody has
/// changed are rejected with the error that is meant for it, or read.
final class CodecJudge implements Judge {
  private static final int MUTATIONS = 40;
  private static final int SNAPSHOTS_MAX = 6;

  @Override
  public String name() {
    return "codec";
  }

  @Override
  public String says() {
    return "programs and snapshots are read as they were written; changed bytes are rejected";
  }

  @Override
  public Optional<String> hindrance() {
    return Optional.empty();
  }

  @Override
  public Set<Feature> without() {
    return Set.of();
  }

  @Override
  public boolean calm() {
    return false;
  }

  @Override
  public Verdict judge(Core core, long seed) {
    var source = Printer.print(core, Dialect.PYTHON);
    return switch (Compiled.of(source, Dialect.PYTHON)) {
      case Compilation.Rejected rejected -> new Verdict.Refused(Compiled.code(rejected));
      case Compilation.Compiled compiled -> {
        var workflow = compiled.workflows().getFirst();
        try {
          yield judge(source, workflow.program(), workflow.debug(), seed);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
          yield Verdict.broken(broken, "read, or rejected");
        }
      }
    };
  }

  private static Verdict judge(String source, Program program, DebugTable debug, long seed) {
    var json = ProgramJson.write(program);
    if (!(ProgramJson.readProgram(json) instanceof ProgramJson.Reading.Read<Program>(var again)
        && again.equals(program)
        && Arrays.equals(ProgramJson.write(again), json))) {
      return Verdict.different("JSON of a program", IrPrinter.print(program), "another");
    }
    var table = ProgramJson.write(debug);
    if (!(ProgramJson.readDebugTable(table)
            instanceof ProgramJson.Reading.Read<DebugTable>(var same)
        && same.equals(debug))) {
      return Verdict.different("JSON of a debug table", debug.toString(), "another");
    }
    var text = IrPrinter.print(program);
    if (!IrParser.parse(text).equals(program)) {
      return Verdict.different("text of a program", text, IrPrinter.print(IrParser.parse(text)));
    }
    var tape = Tape.seeded(~seed);
    for (int i = 0; i < MUTATIONS; i++) {
      ProgramJson.readProgram(changed(json, tape));
      ProgramJson.readDebugTable(changed(table, tape));
      parsed(changed(text.getBytes(StandardCharsets.UTF_8), tape));
    }
    return snapshots(source, program, tape);
  }

  private static void parsed(byte[] text) {
    try {
      IrParser.parse(new String(text, StandardCharsets.UTF_8));
    } catch (IrSyntaxException expected) {
      // The error that is meant for it.
    }
  }

  private static Verdict snapshots(String source, Program program, Tape tape) {
    var seen = new ArrayList<Snapshot>();
    var script = RunCase.of("generated.py", source, Dialect.PYTHON).script();
    try {
      Life.of(program, Life.inTurn(script), seen::add);
    } catch (Life.LimitMet met) {
      return new Verdict.Vacuous("too many steps");
    }
    int tried = 0;
    for (var snapshot : spread(seen)) {
      var bytes = snapshot.bytes();
      var again =
          SnapshotCodec.encode(SnapshotCodec.decode(program, new ProgramClasses(program), bytes));
      if (!Arrays.equals(bytes, again)) {
        return Verdict.different("snapshot", Arrays.toString(bytes), Arrays.toString(again));
      }
      for (int i = 0; i < MUTATIONS; i++) {
        read(program, Snapshot.of(changed(bytes, tape)));
        tried++;
      }
    }
    return new Verdict.Equal(tried + 3 * MUTATIONS);
  }

  private static List<Snapshot> spread(List<Snapshot> seen) {
    var some = new ArrayList<Snapshot>();
    int step = Math.max(1, seen.size() / SNAPSHOTS_MAX);
    for (int i = 0; i < seen.size(); i += step) {
      some.add(seen.get(i));
    }
    return some;
  }

  private static void read(Program program, Snapshot snapshot) {
    try {
      Machine.waits(program, snapshot);
      Machine.outstanding(program, snapshot);
    } catch (SnapshotRejected expected) {
      // The error that is meant for it.
    }
  }

  /// Bytes with one to three changes: others, more, fewer.
  private static byte[] changed(byte[] bytes, Tape tape) {
    var out = new ArrayList<Byte>(bytes.length + 8);
    for (byte b : bytes) {
      out.add(b);
    }
    int changes = 1 + tape.below(3);
    for (int i = 0; i < changes && !out.isEmpty(); i++) {
      int at = tape.below(out.size());
      switch (tape.below(6)) {
        case 0 -> out.set(at, (byte) (out.get(at) ^ 1 << tape.below(8)));
        case 1 -> out.set(at, (byte) tape.below(256));
        case 2 -> out.remove(at);
        case 3 -> out.add(at, (byte) tape.below(256));
        case 4 -> out.set(at, (byte) 255);
        default -> out.subList(at, out.size()).clear();
      }
    }
    var changed = new byte[out.size()];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = out.get(i);
    }
    return changed;
  }

  @Override
  public void close() {}
}
