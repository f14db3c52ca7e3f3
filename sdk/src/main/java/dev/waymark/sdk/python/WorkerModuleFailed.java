package dev.waymark.sdk.python;

/// WMR12: the module cannot be loaded, or offers no action; the message is Python's own last word.
public final class WorkerModuleFailed extends Exception {
  private static final long serialVersionUID = 1;

  WorkerModuleFailed(String said) {
    super(said);
  }
}
