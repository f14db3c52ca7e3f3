package dev.waymark.cli.run;

import java.io.File;
import java.util.List;

/// Something that offers actions.
public sealed interface ActionSource {
  /// How a person is told of it.
  String words();

  /// The compiled demo actions for a file of that name.
  record Demo(String stem) implements ActionSource {
    @Override
    public String words() {
      return "compiled demo actions, ledger in .waymark/ledger/" + stem;
    }
  }

  /// A Python module below a source root.
  record PythonModule(String root, String module) implements ActionSource {
    @Override
    public String words() {
      return "Python module " + module;
    }
  }

  /// A jar whose public classes have action methods.
  record Jar(String file) implements ActionSource {
    @Override
    public String words() {
      return file;
    }
  }

  /// Jars and folders whose classes see each other, some of which have action methods.
  record ClassPath(List<String> entries) implements ActionSource {
    public ClassPath {
      entries = List.copyOf(entries);
    }

    @Override
    public String words() {
      return String.join(File.pathSeparator, entries);
    }
  }

  default String line() {
    return switch (this) {
      case Demo(var stem) -> "demo\t" + stem;
      case PythonModule(var root, var module) -> "python\t" + root + "\t" + module;
      case Jar(var file) -> "jar\t" + file;
      case ClassPath(var entries) -> "classpath\t" + String.join("\t", entries);
    };
  }

  static ActionSource read(String line) {
    var fields = line.split("\t", -1);
    return switch (fields[0]) {
      case "demo" -> new Demo(fields[1]);
      case "python" -> new PythonModule(fields[1], fields[2]);
      case "jar" -> new Jar(fields[1]);
      case "classpath" -> new ClassPath(List.of(fields).subList(1, fields.length));
      default -> throw new IllegalArgumentException("no source of actions: " + line);
    };
  }
}
