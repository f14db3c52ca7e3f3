package dev.waymark.fuzz;

import dev.waymark.fuzz.judge.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder with a folder for each finding.
public record Findings(Path folder) {
  /// Writes a finding, and answers where it stands.
  public Path keep(String target, Target.Finding finding) {
    var place = folder.resolve(target + "-" + finding.seed());
    try {
      Files.createDirectories(place);
      for (var file : finding.files().entrySet()) {
        Files.writeString(place.resolve(file.getKey()), file.getValue());
      }
      Files.writeString(place.resolve("fingerprint"), finding.fingerprint() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return place;
  }
}
