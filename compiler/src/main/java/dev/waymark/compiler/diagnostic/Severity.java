package dev.waymark.compiler.diagnostic;

/// How bad it is. An error keeps the file from compiling, the other two do not.
public enum Severity {
  ERROR("error"),
  WARNING("warning"),
  NOTE("note");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /// The word that stands in messages and in JSON.
  public String word() {
    return word;
  }
}
