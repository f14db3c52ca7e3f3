import com.google.googlejavaformat.java.GoogleJavaFormatTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Formats the Java files of this checkout, or only checks them: the formatter takes files, not
/// directories, so this lists them. Started by `./format` and, once, by `mvn verify`.
final class Format {
  private static final String IGNORED = ".*/(target|\\.git|\\.waymark)/.*";

  private Format() {}

  public static void main(String[] args) throws IOException {
    var wanted = new ArrayList<>(List.of(args));
    boolean check = wanted.remove("--check");
    var call = new ArrayList<>(List.of(check ? "--dry-run" : "--replace"));
    if (check) {
      call.add("--set-exit-if-changed");
    }
    List<String> files = wanted.isEmpty() ? javaFiles() : wanted;
    call.addAll(files);
    int exit =
        files.isEmpty()
            ? 0
            : new GoogleJavaFormatTool()
                .run(System.in, System.out, System.err, call.toArray(String[]::new));
    if (exit != 0 && check) {
      System.err.println("the files above are not formatted: run ./format");
    }
    System.exit(exit);
  }

  private static List<String> javaFiles() throws IOException {
    try (var tree = Files.walk(Path.of("."))) {
      return tree.map(Path::toString)
          .filter(name -> name.endsWith(".java") && !name.matches(IGNORED))
          .sorted()
          .toList();
    }
  }
}
