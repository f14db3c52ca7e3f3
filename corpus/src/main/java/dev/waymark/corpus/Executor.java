package dev.waymark.corpus;

import java.util.Optional;

/// Something that can execute `run` cases: the machine, CPython, a simulated node, Postgres.
///
/// Rules that make outcomes comparable: an attempt settles after its stub's time and never within
/// the step that asked for it; what is due at one instant comes in the order in which it was asked
/// for; the program runs until nothing is ready before the next thing comes; backoff has no jitter.
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
