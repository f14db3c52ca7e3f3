package dev.waymark.fuzz.judge;

import dev.waymark.fuzz.generate.Feature;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A property, and how to try it with one sample.
public interface Target extends AutoCloseable {
  String name();

  /// One line for people.
  String says();

  /// Why it cannot be tried on this machine; it is then skipped, and counted as skipped.
  Optional<String> hindrance();

  /// Tries the sample of this seed.
  Trial trial(long seed);

  /// A smaller finding of the same kind, if there is one.
  Finding shrink(Finding finding);

  @Override
  void close();

  /// What came of one sample.
  sealed interface Trial {
    /// It was tried, and all agreed.
    ///
    /// @param disturbances how many were tried on it
    record Agreed(Set<Feature> features, int disturbances) implements Trial {}

    /// The compiler refused it, by this code.
    record Refused(String code) implements Trial {}

    /// It says nothing: a limit was met that one side has and the other not.
    record Vacuous(String why) implements Trial {}

    record Disagreed(Finding finding) implements Trial {}
  }

  /// Two that must agree and do not.
  ///
  /// @param fingerprint equal for findings of one cause, as far as can be told
  /// @param files by name, what is kept of it
  record Finding(long seed, String fingerprint, Map<String, String> files, Object sample) {}
}
