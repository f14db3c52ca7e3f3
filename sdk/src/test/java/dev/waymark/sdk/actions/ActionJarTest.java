package dev.waymark.sdk.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionJarTest {
  @TempDir Path folder;

  private Path compiled(String name, String source) throws IOException {
    var file = Files.writeString(folder.resolve(name + ".java"), source);
    var to = folder.resolve(name);
    var classPath = folder.resolve("Rates") + ":" + System.getProperty("java.class.path");
    var exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", to + "", "-cp", classPath, file + "");
    assertThat(exit).isZero();
    return to;
  }

  private static Path jar(Path classes, String name) throws IOException {
    var file = classes.resolveSibling(name + ".jar");
    try (var out = new JarOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new JarEntry(name + ".class"));
      out.write(Files.readAllBytes(classes.resolve(name + ".class")));
    }
    return file;
  }

  @Test
  void theEntriesOfAClassPathSeeEachOtherAndOnlyActionsAreLoaded() throws Exception {
    var rates =
        compiled(
            "Rates",
            "public class Rates { static { if (true) throw new Error(\"loaded\"); }"
                + " public static final class Pure { public static int twice(int n)"
                + " { return 2 * n; } } }");
    var billing =
        compiled(
            "Billing",
            "public class Billing { @dev.waymark.sdk.actions.Action public int charge(int n)"
                + " { return Rates.Pure.twice(n); } }");
    try (var loaded = ActionJar.load(List.of(jar(billing, "Billing"), rates))) {
      var owner = loaded.owners().getFirst();
      assertThat(loaded.owners()).hasSize(1);
      assertThat(owner.getClass().getMethod("charge", int.class).invoke(owner, 4)).isEqualTo(8);
    }
  }

  @Test
  void whatIsNoJarOrHasNoActionIsRefusedByItsName() throws IOException {
    var text = Files.writeString(folder.resolve("a.jar"), "no zip");
    assertThatThrownBy(() -> ActionJar.load(text))
        .isInstanceOf(ActionJar.Unusable.class)
        .hasMessageContaining("a.jar cannot be loaded");
    assertThatThrownBy(() -> ActionJar.load(folder.resolve("b.jar")))
        .hasMessageContaining("there is no jar");
    assertThatThrownBy(() -> ActionJar.load(Files.createDirectory(folder.resolve("c"))))
        .hasMessageContaining("has no method with @Action");
  }
}
