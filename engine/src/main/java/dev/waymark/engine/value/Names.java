package dev.waymark.engine.value;

/// When two names mean one class (docs/protocol.md, Names of classes).
public final class Names {
  private Names() {}

  /// Equal, or one is bare, no builtin's, and the last part of the other.
  public static boolean same(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    return isTail(a, b) || isTail(b, a);
  }

  private static boolean isTail(String bare, String full) {
    int length = full.length() - bare.length();
    return length > 1
        && full.charAt(length - 1) == '.'
        && full.endsWith(bare)
        && bare.indexOf('.') < 0
        && !Classes.isBuiltin(bare);
  }

  /// `__name__`: what stands behind the last dot.
  public static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
