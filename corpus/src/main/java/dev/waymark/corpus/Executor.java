package dev.waymark.corpus;

import java.util.Optional;

/// Something that can execute `run` cases: the machine, CPython, a simulated node, Postgres.
///
/// Rules that make outcomes comparable: an attempt settles after its stub's time and never within
/// the step that asked for it; of what is due at one instant, outcomes come first, one by one in
/// the order in which their attempts began, each when nothing is ready any more; then come all
/// timers at once.
public interface Executor extends AutoCloseable {

  /// Whether this executor can execute such a case at all; the others are left out, not skipped.
  boolean takes(RunCase run);

  /// Why the case cannot be executed on this machine today; its test is skipped with this reason.
  Optional<String> hindrance(RunCase run);

  /// Whether it goes through the compiler, which may refuse: then `unsupported.txt` counts.
  boolean compiles();

  /// Whether `-Dupdate-golden` writes this executor's outcome of the case.
  boolean isReferenceFor(RunCase run);

  /// Executes the case.
  Outcome execute(RunCase run);

  @Override
  void close();
}
