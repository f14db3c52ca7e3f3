package dev.waymark.corpus;

/// Which of the two dialects a case is written in.
public enum Dialect {
  WM,
  PYTHON
}
