package dev.waymark.cli.run;

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

  default String line() {
    return switch (this) {
      case Demo(var stem) -> "demo\t" + stem;
      case PythonModule(var root, var module) -> "python\t" + root + "\t" + module;
      case Jar(var file) -> "jar\t" + file;
    };
  }

  static ActionSource read(String line) {
    var fields = line.split("\t", -1);
    return switch (fields[0]) {
      case "demo" -> new Demo(fields[1]);
      case "python" -> new PythonModule(fields[1], fields[2]);
      case "jar" -> new Jar(fields[1]);
      default -> throw new IllegalArgumentException("no source of actions: " + line);
    };
  }
}
