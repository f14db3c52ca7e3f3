package dev.waymark.simulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Beside `@Test`: the method is run as it is, and then once more for each disturbance (the death
/// of a node, a lost acknowledgement, a pause, and every other kind that applies at a point) in a
/// world of two runtime nodes. It runs one instance to its end; each disturbance under which it
/// throws is one failure, with its time line.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ExtendWith(CrashExtension.class)
public @interface CrashEverywhere {}
