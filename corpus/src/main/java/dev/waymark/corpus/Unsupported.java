package dev.waymark.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// `corpus/unsupported.txt`: the `run` cases that the compiler refuses as yet, each with the code.
///
/// Checked both ways: a listed case must be refused with that code, or its line must go; a case
/// that is refused must be listed. `wrong` in place of a code marks a known fault: the case is
/// accepted and comes out differently, which the fidelity rule forbids, so such lines are debts.
record Unsupported(Map<String, String> codes) {

  static Unsupported read(Path file) {
    var codes = new LinkedHashMap<String, String>();
    try {
      for (var line : Files.readAllLines(file)) {
        var words = line.strip().split("\\s+", 3);
        if (words.length >= 2 && !words[0].startsWith("#")) {
          codes.put(words[0], words[1]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Unsupported(codes);
  }

  boolean lists(RunCase run) {
    return codes.containsKey(run.name());
  }

  /// Fails when the list no longer tells the truth about this case.
  void check(RunCase run, Executor executor) {
    var code = codes.get(run.name());
    if ("wrong".equals(code)) {
      requireWrong(run, executor);
      return;
    }
    var outcome = executor.execute(run);
    boolean refused = outcome instanceof Outcome.Refused(var given) && given.contains(code);
    if (!refused) {
      throw new AssertionError(
          "%s is listed as refused with %s in unsupported.txt, but came out as:\n%s"
              .formatted(run.name(), code, outcome.expected().text()));
    }
  }

  private static void requireWrong(RunCase run, Executor executor) {
    Outcome outcome;
    try {
      outcome = executor.execute(run);
    } catch (RuntimeException | AssertionError broken) {
      return;
    }
    if (outcome instanceof Outcome.Refused(var given)) {
      throw new AssertionError(run.name() + " is refused: write " + given + " in place of `wrong`");
    }
    if (outcome.expected().equals(run.golden().expected())) {
      throw new AssertionError(run.name() + " comes out right: strike it from unsupported.txt");
    }
  }
}
