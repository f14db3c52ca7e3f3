package dev.waymark.compiler.ast;

import dev.waymark.compiler.diagnostic.Span;
import java.math.BigInteger;

/// A value written down.
public sealed interface Literal extends Expression {
  /// Adjacent literals have been joined. May hold lone surrogates, as in Python.
  record Str(String value, Span span) implements Literal {}

  /// `b"…"`: one character, 0 to 255, for each byte.
  record Bytes(String latin1, Span span) implements Literal {}

  record Int(BigInteger value, Span span) implements Literal {}

  record Float(double value, Span span) implements Literal {}

  /// `2j`. Complex numbers are refused where they would be compiled.
  record Imaginary(double value, Span span) implements Literal {}

  record Bool(boolean value, Span span) implements Literal {}

  record None(Span span) implements Literal {}

  record Ellipsis(Span span) implements Literal {}

  /// `.wm`: `5m`, `1.5h`, `100ms`; in microseconds, as Python's timedelta counts.
  record Duration(BigInteger micros, Span span) implements Literal {}
}
