package dev.waymark.simulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test that is run in many worlds, each under disturbances that are drawn: several in one world,
/// often in some and rarely in others. The first that breaks it is made small: only what it takes
/// is left of its disturbances. Equal seeds draw equal worlds.
@Test
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ExtendWith(CrashExtension.class)
public @interface Swarm {
  /// How many worlds.
  int runs() default 200;

  /// What is drawn.
  long seed() default 1;
}
