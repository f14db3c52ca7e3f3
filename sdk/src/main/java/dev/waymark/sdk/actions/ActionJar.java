package dev.waymark.sdk.actions;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The objects of a jar (or a class path) whose classes have [Action] methods, each made by its
/// constructor without parameters. Stays open as long as they run.
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
    return load(List.of(file));
  }

  /// A class path: actions are looked for in each of its jars and folders, and each sees all of
  /// them.
  public static ActionJar load(List<Path> classPath) throws Unusable {
    var urls = new ArrayList<URL>();
    try {
      for (Path entry : classPath) {
        if (!Files.exists(entry)) {
          throw new Unusable("there is no jar " + entry);
        }
        urls.add(entry.toUri().toURL());
      }
      var loaded = new ActionJar(URLClassLoader.newInstance(urls.toArray(URL[]::new)));
      for (Path entry : classPath) {
        if (Files.isDirectory(entry)) {
          loaded.addAll(entry);
        } else {
          try (var jar = FileSystems.newFileSystem(entry)) {
            loaded.addAll(jar.getPath("/"));
          }
        }
      }
      if (loaded.owners.isEmpty()) {
        loaded.close();
        throw new Unusable(words(classPath) + " has no method with @Action");
      }
      return loaded;
    } catch (IOException
        | ReflectiveOperationException
        | LinkageError
        | ProviderNotFoundException e) {
      throw new Unusable("%s cannot be loaded: %s".formatted(words(classPath), e));
    }
  }

  private static String words(List<Path> classPath) {
    return String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList());
  }

  /// Only classes that name the annotation are loaded: what else is there may need what is not.
  private void addAll(Path root) throws IOException, ReflectiveOperationException {
    List<Path> classes;
    try (var files = Files.walk(root)) {
      classes = files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    for (Path file : classes) {
      String name = root.relativize(file).toString().replace('\\', '/');
      String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      if (!name.startsWith("META-INF/") && bytes.contains(Action.class.descriptorString())) {
        add(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
      }
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
