package dev.waymark.cli;

import dev.waymark.cli.shell.Shell;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;

/// The training of the AOT cache, started by the launcher after a build: tests a file, and loads
/// the classes that the runtime of `run` will need, so that the cache holds them.
final class WarmUp {
  /// The word that starts this instead of a command; a file to test follows it.
  static final String COMMAND = "warm-up";

  private static final List<String> JARS =
      List.of("waymark", "postgresql-", "jackson-", "slf4j-", "antlr4-");

  private WarmUp() {}

  static int run(Shell shell, String file) throws IOException {
    new Cli(shell).run(List.of("test", file));
    for (var path : System.getProperty("java.class.path").split(File.pathSeparator)) {
      var name = new File(path).getName();
      if (JARS.stream().anyMatch(name::startsWith)) {
        load(path);
      }
    }
    return 0;
  }

  private static void load(String path) throws IOException {
    try (var jar = new JarFile(path)) {
      for (var entry : jar.stream().map(e -> e.getName()).sorted().toList()) {
        if (entry.endsWith(".class") && !entry.startsWith("META-INF")) {
          loadClass(entry.substring(0, entry.length() - ".class".length()).replace('/', '.'));
        }
      }
    }
  }

  private static void loadClass(String name) {
    try {
      var unused = Class.forName(name, false, WarmUp.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError _) {
      // It needs a library that is not there: nobody will use it.
    }
  }
}
