package dev.waymark.compiler.diagnostic;

/// Gives words their colour, or leaves them as they are. Meaning never rests on it.
@FunctionalInterface
public interface Paint {
  /// What a piece of a message is.
  enum Role {
    ERROR,
    WARNING,
    NOTE,
    PLACE,
    PRIMARY,
    SECONDARY
  }

  Paint NONE = (_, text) -> text;

  String paint(Role role, String text);
}
