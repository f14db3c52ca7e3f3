package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Value;

/// What a builtin does. A method takes the object as its first positional argument.
@FunctionalInterface
public interface Code {
  Value call(Interpreter in, Arguments arguments);
}
