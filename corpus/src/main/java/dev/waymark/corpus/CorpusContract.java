package dev.waymark.corpus;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// One corpus, many executors: a test class of each executor extends this.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CorpusContract {
  private Executor executor;

  /// Makes the executor; called once.
  protected abstract Executor executor();

  @BeforeAll
  void openExecutor() {
    executor = executor();
  }

  @AfterAll
  void closeExecutor() {
    executor.close();
  }

  @TestFactory
  Stream<DynamicTest> everyCaseComesOutAsExpected() {
    var unsupported = Unsupported.read(GoldenCase.root().resolveSibling("unsupported.txt"));
    return GoldenCase.all("run").stream()
        .map(RunCase::of)
        .filter(executor::takes)
        .map(run -> DynamicTest.dynamicTest(run.name(), () -> check(run, unsupported)));
  }

  private void check(RunCase run, Unsupported unsupported) {
    executor.hindrance(run).ifPresent(Assumptions::abort);
    if (executor.compiles() && unsupported.lists(run)) {
      unsupported.check(run, executor);
      return;
    }
    var outcome = executor.execute(run);
    if (GoldenCase.updating() && !executor.isReferenceFor(run)) {
      return;
    }
    run.golden().expectAll(outcome.expected());
  }
}
