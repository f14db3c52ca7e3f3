package dev.waymark.fuzz.judge;

import dev.waymark.corpus.Dialect;
import dev.waymark.fuzz.generate.Generator;
import dev.waymark.fuzz.generate.Tape;
import dev.waymark.fuzz.program.Core;
import dev.waymark.fuzz.program.Printer;
import dev.waymark.fuzz.program.Shrinker;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Generated programs before a judge.
public final class CoreTarget implements Target {
  private static final int SHRINK_BUDGET = 600;

  private final Judge judge;

  CoreTarget(Judge judge) {
    this.judge = judge;
  }

  public static Target python() {
    return new CoreTarget(new PythonJudge());
  }

  public static Target recovery() {
    return new CoreTarget(new RecoveryJudge());
  }

  public static Target dialects() {
    return new CoreTarget(new DialectsJudge());
  }

  public static Target codec() {
    return new CoreTarget(new CodecJudge());
  }

  @Override
  public String name() {
    return judge.name();
  }

  @Override
  public String says() {
    return judge.says();
  }

  @Override
  public Optional<String> hindrance() {
    return judge.hindrance();
  }

  @Override
  public Trial trial(long seed) {
    var generated = Generator.generate(Tape.seeded(seed), judge.without(), judge.calm());
    return switch (judge.judge(generated.core(), seed)) {
      case Verdict.Equal(int disturbances) -> new Trial.Agreed(generated.features(), disturbances);
      case Verdict.Refused(var code) -> new Trial.Refused(code);
      case Verdict.Vacuous(var why) -> new Trial.Vacuous(why);
      case Verdict.Different different ->
          new Trial.Disagreed(finding(seed, generated.core(), different));
    };
  }

  @Override
  public Finding shrink(Finding finding) {
    var small =
        Shrinker.shrink(
            (Core) finding.sample(),
            SHRINK_BUDGET,
            core ->
                judge.judge(core, finding.seed()) instanceof Verdict.Different different
                    && different.fingerprint().equals(finding.fingerprint()));
    return judge.judge(small, finding.seed()) instanceof Verdict.Different different
        ? finding(finding.seed(), small, different)
        : finding;
  }

  private static Finding finding(long seed, Core core, Verdict.Different different) {
    var files = new LinkedHashMap<String, String>();
    files.put("program.py", Printer.print(core, Dialect.PYTHON));
    if (core.hasWm()) {
      files.put("program.wm", Printer.print(core, Dialect.WM));
    }
    files.putAll(different.files());
    return new Finding(seed, different.fingerprint(), files, core);
  }

  @Override
  public void close() {
    judge.close();
  }
}
