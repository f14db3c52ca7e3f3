package dev.waymark.sdk.python;

import java.util.List;

/// WMR17: no Python of 3.11 or newer was found.
public final class PythonMissing extends Exception {
  private static final long serialVersionUID = 1;
  private final transient List<String> looked;

  PythonMissing(List<String> looked) {
    super("no Python 3.11 or newer; looked in: " + String.join(", ", looked));
    this.looked = List.copyOf(looked);
  }

  /// The places, with what was wrong with each.
  public List<String> looked() {
    return looked;
  }
}
