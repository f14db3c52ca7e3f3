package dev.waymark.engine.canary;

import java.lang.reflect.Method;

/// Reflects outside the binding of actions.
public interface Reflection {
  Method method();
}
