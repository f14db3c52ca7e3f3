package dev.waymark.engine.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// An error: its class, its args, its attributes, and the errors that it came from.
public final class ErrorValue implements Value {
  private final ClassValue type;
  private Tuple args;
  private final SequencedMap<String, Value> attributes = new LinkedHashMap<>();
  public @Nullable ErrorValue cause;
  public @Nullable ErrorValue context;
  public boolean suppressContext;

  /// What `str()` gives where the args do not say it: an error that a worker reported.
  public @Nullable String reported;

  /// The traceback text that a worker reported.
  public @Nullable String traceback;

  /// Where it came to light in the outermost frame that it has left or been raised in: indexes of
  /// the program, or -1.
  public int function = -1;

  public int node = -1;

  public ErrorValue(ClassValue type, Tuple args) {
    this.type = type;
    this.args = args;
  }

  public ClassValue type() {
    return type;
  }

  public Tuple args() {
    return args;
  }

  public void setArgs(Tuple newArgs) {
    args = newArgs;
  }

  public SequencedMap<String, Value> attributes() {
    return attributes;
  }

  /// The errors that a group holds; empty for any other error.
  public List<Value> members() {
    boolean group = isA("BaseExceptionGroup") && args.size() == 2;
    return switch (group ? args.get(1) : None.NONE) {
      case ListValue list -> list.items();
      case Tuple tuple -> tuple.items();
      case Value _ -> List.of();
    };
  }

  public boolean isA(String name) {
    return type.isA(name);
  }
}
