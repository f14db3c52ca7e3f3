package dev.waymark.engine.value;

/// An error of the body on its way to a handler of the body. It carries no Java stack.
public final class Raised extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorValue error;

  /// Whether it was raised unchanged once more, so that its context stays what it was.
  private final boolean again;

  public Raised(ErrorValue error) {
    this(error, false);
  }

  public Raised(ErrorValue error, boolean again) {
    super(null, null, false, false);
    this.error = error;
    this.again = again;
  }

  public ErrorValue error() {
    return error;
  }

  public boolean again() {
    return again;
  }

  @Override
  public String getMessage() {
    return error.type().name() + error.args().items();
  }
}
