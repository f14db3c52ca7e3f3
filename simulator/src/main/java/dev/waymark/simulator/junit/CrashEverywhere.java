package dev.waymark.simulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test that is run as it is, and then once more for each disturbance (the death of a node, a
/// lost acknowledgement, a pause, and every other kind that applies at a point) in a world of two
/// runtime nodes. It runs one instance to its end. Each way in which it breaks is one failure, with
/// its disturbance in words, the workflow's line, its time line, and how to have it again: the
/// system property `waymark.replay`, or [#only()].
@Test
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ExtendWith(CrashExtension.class)
public @interface CrashEverywhere {
  /// One disturbance, as a failure names it; empty for all.
  String only() default "";
}
