package dev.waymark.sdk.actions;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The objects of a jar whose classes have [Action] methods, each made by its constructor without
/// parameters. Stays open as long as they run.
public final class ActionJar implements AutoCloseable {
  private final URLClassLoader loader;
  private final List<Object> owners = new ArrayList<>();

  /// The jar cannot be loaded, or offers no action; in Java's own words.
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  private ActionJar(URLClassLoader loader) {
    this.loader = loader;
  }

  public static ActionJar load(Path file) throws Unusable {
    if (!Files.isRegularFile(file)) {
      throw new Unusable("there is no jar " + file);
    }
    try (var jar = new JarFile(file.toFile())) {
      var loaded = new ActionJar(URLClassLoader.newInstance(new URL[] {file.toUri().toURL()}));
      for (String entry : jar.stream().map(e -> e.getName()).sorted().toList()) {
        if (entry.endsWith(".class") && !entry.startsWith("META-INF/")) {
          loaded.add(entry.substring(0, entry.length() - ".class".length()).replace('/', '.'));
        }
      }
      if (loaded.owners.isEmpty()) {
        loaded.close();
        throw new Unusable(file + " has no method with @Action");
      }
      return loaded;
    } catch (IOException | ReflectiveOperationException | LinkageError e) {
      throw new Unusable("%s cannot be loaded: %s".formatted(file, e));
    }
  }

  private void add(String name) throws ReflectiveOperationException {
    Class<?> type = loader.loadClass(name);
    if (Stream.of(type.getDeclaredMethods()).anyMatch(m -> m.isAnnotationPresent(Action.class))) {
      owners.add(type.getDeclaredConstructor().newInstance());
    }
  }

  public List<Object> owners() {
    return List.copyOf(owners);
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
