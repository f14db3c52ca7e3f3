package dev.waymark.cli;

import dev.waymark.ir.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which Waymark this is; the build writes it into a resource.
record Version(String number, String commit) {
  static Version read() {
    var properties = new Properties();
    try (var in = Version.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IllegalStateException("version.properties is not in the jar");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Version(
        properties.getProperty("version", "unknown"), properties.getProperty("commit", "unknown"));
  }

  String line() {
    return "waymark %s (commit %s, language %d, Java %s)"
        .formatted(number, commit, Program.LANGUAGE_VERSION, Runtime.version());
  }
}
