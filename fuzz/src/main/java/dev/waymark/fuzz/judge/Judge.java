package dev.waymark.fuzz.judge;

import dev.waymark.fuzz.generate.Feature;
import dev.waymark.fuzz.program.Core;
import java.util.Optional;
import java.util.Set;

/// Looks at one generated program from two sides.
interface Judge extends AutoCloseable {
  String name();

  String says();

  Optional<String> hindrance();

  /// Features that this judge cannot judge.
  Set<Feature> without();

  /// Whether only such programs are wanted whose outcome does not depend on the order in which
  /// calls end.
  boolean calm();

  /// @param seed chooses what else is to choose, disturbances for instance
  Verdict judge(Core core, long seed);

  @Override
  void close();
}
