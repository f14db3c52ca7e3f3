package dev.waymark.compiler.ast;

/// In which of the two ways a file is written. Asked by the parser, to choose the entry rule, and
/// by diagnostics, to speak as the author does; by nothing else.
public enum Dialect {
  WM("wm"),
  PYTHON("py");

  private final String word;

  Dialect(String word) {
    this.word = word;
  }

  /// The extension, which is also the word in JSON.
  public String word() {
    return word;
  }

  /// By the file's extension; what does not end in `.wm` is Python.
  public static Dialect of(String file) {
    return file.endsWith(".wm") ? WM : PYTHON;
  }
}
