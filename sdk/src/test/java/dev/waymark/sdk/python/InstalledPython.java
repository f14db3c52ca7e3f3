package dev.waymark.sdk.python;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// The Python of this machine; without one a test is skipped, and counted as skipped.
final class InstalledPython {
  private InstalledPython() {}

  static Python orSkip() {
    try {
      return Python.find(Optional.empty(), Path.of(""), System.getenv());
    } catch (PythonMissing e) {
      return Assumptions.abort(String.valueOf(e.getMessage()));
    }
  }
}
