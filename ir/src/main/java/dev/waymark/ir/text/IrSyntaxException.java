package dev.waymark.ir.text;

/// A text that is no program in the text form. The message names the line and what was expected.
public final class IrSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public IrSyntaxException(String message) {
    super(message);
  }
}
