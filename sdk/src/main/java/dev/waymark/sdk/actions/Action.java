package dev.waymark.sdk.actions;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A method that does outside work for workflows. Its parameters are found by name (compile with
/// `-parameters`); it is interrupted when the call is cancelled or times out.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Action {
  /// The name among all actions; without one it is the class's name, a colon, the method's name. A
  /// program may use the bare method name where only one action has it.
  String name() default "";

  /// Seconds that one attempt may take; 0 is no limit of its own beside the program's.
  double timeout() default 0;

  /// Expected errors. A program that uses the action must name each in its `raises`; the builder
  /// refuses one that does not.
  Class<? extends Throwable>[] raises() default {};
}
