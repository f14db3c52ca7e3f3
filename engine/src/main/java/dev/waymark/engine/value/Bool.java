package dev.waymark.engine.value;

/// `True` and `False`, which are the ints 1 and 0 wherever a number is asked for.
public enum Bool implements Value {
  FALSE,
  TRUE;

  public static Bool of(boolean value) {
    return value ? TRUE : FALSE;
  }

  public boolean value() {
    return this == TRUE;
  }

  public Int toInt() {
    return this == TRUE ? Int.ONE : Int.ZERO;
  }
}
