package dev.waymark.simulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test that is run as it is, and then once more under the disturbances of a file: what failures
/// of [CrashEverywhere] and [Swarm] say behind `waymark.replay`, a line each; a line that begins
/// with `#` is a comment. A file that names a point that the test does not reach any more is stale,
/// and fails.
@Test
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ExtendWith(CrashExtension.class)
public @interface Schedule {
  /// Its path: found as those of [WaymarkTest#workflows()].
  String value();
}
