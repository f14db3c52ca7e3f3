package dev.waymark.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowsTest {
  private static final String HELLO = "workflow hello(name: str) -> str:\n    return name\n";

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private @TempDir Path folder;

  @AfterEach
  void putBack() {
    Thread.currentThread().setContextClassLoader(before);
  }

  private static void onTheClassPath(Path place) throws Exception {
    var loader = URLClassLoader.newInstance(new URL[] {place.toUri().toURL()});
    Thread.currentThread().setContextClassLoader(loader);
  }

  private static List<String> compiled(Workflows workflows) throws Exception {
    return Catalog.compile(List.of(workflows)).entries().stream().map(Catalog.Entry::name).toList();
  }

  @Test
  void aFolderOfTheClassPathIsFound() throws Exception {
    Path inside = Files.createDirectories(folder.resolve("workflows/deep"));
    Files.writeString(inside.resolve("hello.wm"), HELLO);
    Files.writeString(inside.resolve("hello_test.wm"), "no workflow at all\n");
    onTheClassPath(folder);
    var workflows = Workflows.classpath("workflows/");
    assertThat(workflows.paths()).containsExactly("deep/hello.wm");
    assertThat(compiled(workflows)).containsExactly("hello");
  }

  @Test
  void aFolderInAJarIsFound() throws Exception {
    Path jar = folder.resolve("app.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("workflows/"));
      out.putNextEntry(new JarEntry("workflows/hello.wm"));
      out.write(HELLO.getBytes(StandardCharsets.UTF_8));
    }
    onTheClassPath(jar);
    assertThat(compiled(Workflows.classpath("workflows/"))).containsExactly("hello");
  }

  @Test
  void aFolderThatIsNowhereIsNamed() {
    assertThatThrownBy(() -> Workflows.classpath("nowhere/")).hasMessageContaining("`nowhere/`");
  }

  @Test
  void twoWorkflowsOfOneNameAreRefused() throws Exception {
    Files.writeString(folder.resolve("a.wm"), HELLO);
    Files.writeString(folder.resolve("b.wm"), HELLO.replace("name\n", "name + name\n"));
    assertThatThrownBy(() -> compiled(Workflows.folder(folder)))
        .hasMessageContaining("two workflows are called `hello`");
  }
}
