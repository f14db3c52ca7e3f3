package dev.waymark.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// One case: a source file under `corpus/cases` and what is expected of it.
///
/// `-Dupdate-golden` makes [#expect] rewrite instead of compare; the diff of git is the review.
public record GoldenCase(String name, Path file, String source, Dialect dialect) {

  /// All cases of a kind (`parse`, `diagnostics`, `lower`, `run`), sorted by name.
  public static List<GoldenCase> all(String kind) {
    return all(root(), kind);
  }

  static List<GoldenCase> all(Path root, String kind) {
    return files(root.resolve(kind)).stream()
        .filter(GoldenCase::isSource)
        .map(file -> read(root, file))
        .toList();
  }

  /// What to mend so that sources and `.expected` files match one to one; empty when they do.
  static List<String> orphans(Path root) {
    var faults = new ArrayList<String>();
    for (var file : files(root)) {
      var name = root.relativize(file).toString();
      if (isSource(file) && !Files.exists(expectedOf(file))) {
        faults.add(name + " has no .expected file: write it with -Dupdate-golden");
      }
      boolean source = Stream.of(".wm", ".py").anyMatch(end -> Files.exists(withEnd(file, end)));
      if (name.endsWith(".expected") && !source) {
        faults.add(name + " belongs to no case: delete it");
      }
    }
    return faults;
  }

  /// `corpus/cases`, found upwards from the working directory.
  static Path root() {
    var start = Path.of("").toAbsolutePath();
    for (var at = start; at != null; at = at.getParent()) {
      var cases = at.resolve("corpus").resolve("cases");
      if (Files.isDirectory(cases)) {
        return cases;
      }
    }
    throw new IllegalStateException("no folder corpus/cases above " + start);
  }

  /// Whether the case stands in the other dialect too, beside this one.
  public boolean hasTwin() {
    return Files.exists(withEnd(file, dialect == Dialect.WM ? ".py" : ".wm"));
  }

  static boolean updating() {
    var value = System.getProperty("update-golden");
    return value != null && !value.equals("false");
  }

  /// Compares one section of the `.expected` file, or rewrites it.
  public void expect(String section, String actual) {
    if (updating()) {
      write(expected().with(section, actual));
      return;
    }
    require(section, expected().section(section).orElse(""), actual.stripTrailing());
  }

  /// Compares the whole `.expected` file, or rewrites it.
  void expectAll(ExpectedFile actual) {
    if (updating()) {
      write(actual);
      return;
    }
    require("everything", expected().text(), actual.text());
  }

  /// The diagnostics that the source marks by hand, in order.
  public List<Mark> marks() {
    var marks = new ArrayList<Mark>();
    var lines = source.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      int at = lines.get(i).indexOf("#~");
      if (at >= 0) {
        for (var code : lines.get(i).substring(at + 2).strip().split("[ ,]+")) {
          marks.add(new Mark(i + 1, code));
        }
      }
    }
    marks.sort(null);
    return List.copyOf(marks);
  }

  /// Every diagnostic stands on a line that bears its mark, and every mark is met.
  public void expectMarks(List<Mark> actual) {
    var sorted = actual.stream().sorted().toList();
    require("marks (#~)", lines(marks()), lines(sorted));
  }

  private static String lines(List<Mark> marks) {
    return String.join("\n", marks.stream().map(m -> m.line() + " " + m.code()).toList());
  }

  private void require(String what, String expected, String actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError(
          """
          %s: %s
          --- expected ---
          %s
          --- actual ---
          %s
          (-Dupdate-golden rewrites the .expected file)\
          """
              .formatted(name, what, expected, actual));
    }
  }

  ExpectedFile expected() {
    var file = expectedOf(file());
    return Files.exists(file) ? ExpectedFile.parse(text(file)) : ExpectedFile.EMPTY;
  }

  private void write(ExpectedFile expected) {
    try {
      Files.writeString(expectedOf(file), expected.text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GoldenCase read(Path root, Path file) {
    var name = root.relativize(file).toString().replace('\\', '/');
    var dialect = name.endsWith(".py") ? Dialect.PYTHON : Dialect.WM;
    return new GoldenCase(name, file, text(file), dialect);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSource(Path file) {
    var name = file.toString();
    return name.endsWith(".wm") || name.endsWith(".py");
  }

  private static Path expectedOf(Path file) {
    return withEnd(file, ".expected");
  }

  private static Path withEnd(Path file, String end) {
    var name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + end);
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var found = Files.walk(folder)) {
      var files = found.filter(Files::isRegularFile).toArray(Path[]::new);
      Arrays.sort(files);
      return List.of(files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
