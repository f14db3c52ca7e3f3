package dev.waymark.postgres.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The server's programs, unpacked once per directory from the archive on the class path.
record Binaries(Path home) {
  /// What the archive holds; the number is also in the pom and a test compares them.
  static final String VERSION = "18.6";

  /// Unpacks into `parent/postgres-VERSION` unless it is there. A directory that has its final name
  /// is complete; of several processes that unpack at once, the first to rename wins.
  static Binaries under(Path parent) throws IOException {
    var home = parent.resolve("postgres-" + VERSION);
    if (!Files.isDirectory(home)) {
      var fresh = Files.createTempDirectory(parent, "unpacking-");
      unpack(fresh);
      try {
        Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
        deleteTree(fresh);
      }
    }
    return new Binaries(home);
  }

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  private static void unpack(Path target) throws IOException {
    try (var archive = archive();
        var tar =
            new TarArchiveInputStream(
                new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("archive entry leaves its directory: " + entry.getName());
        }
        if (isNeeded(entry.getName())) {
          write(tar, entry, path);
        }
      }
    }
  }

  /// Headers and static libraries serve nobody at run time.
  private static boolean isNeeded(String name) {
    return !name.startsWith("include/") && !name.endsWith(".a");
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.resolveSibling("."));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, path);
      if ((entry.getMode() & 0100) != 0) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  private static InputStream archive() throws IOException {
    var name = "/postgres-" + platform() + ".txz";
    var stream = Binaries.class.getResourceAsStream(name);
    if (stream == null) {
      throw new IOException("no PostgreSQL for this machine on the class path: " + name);
    }
    return stream;
  }

  private static String platform() {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    var arm = machine.equals("aarch64") || machine.equals("arm64");
    if (system.startsWith("mac")) {
      return "darwin-" + (arm ? "arm_64" : "x86_64");
    }
    return "linux-" + (arm ? "arm_64" : "x86_64");
  }

  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(root)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
