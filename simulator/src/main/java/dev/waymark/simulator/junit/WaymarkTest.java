package dev.waymark.simulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// A JUnit class whose test methods may ask for a [Simulation], fresh for each test. A workflow
/// that does not compile fails them with its diagnostics.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(SimulationExtension.class)
public @interface WaymarkTest {
  /// Paths of `.wm` or `.py` files: on the class path, below `src/test/resources`, or below the
  /// working directory, whichever has them first.
  String[] workflows();
}
