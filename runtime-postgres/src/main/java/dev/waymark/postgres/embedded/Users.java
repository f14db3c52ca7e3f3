package dev.waymark.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The servers that this process uses, each with how many of us use it: the first to come enters
/// the [Tenancy], the last to go leaves it.
final class Users {
  private static final Map<Path, Users> BY_DIRECTORY = new HashMap<>();

  private final Cluster cluster;
  private final Tenancy tenancy;
  private int count;

  private Users(Cluster cluster, Tenancy tenancy) {
    this.cluster = cluster;
    this.tenancy = tenancy;
  }

  /// Returns the running server of `directory`, made and started as needed. `parent` holds the
  /// unpacked programs.
  static Postmaster enter(Path parent, Path directory, boolean durableFiles) throws IOException {
    synchronized (BY_DIRECTORY) {
      Files.createDirectories(directory, OwnerOnly.DIRECTORY);
      var known = BY_DIRECTORY.get(directory);
      if (known != null) {
        var server = known.cluster.start();
        known.count++;
        return server;
      }
      var tenancy = Tenancy.of(directory);
      try {
        return tenancy.enter(() -> {
          var cluster = new Cluster(directory, Binaries.under(parent), durableFiles);
          cluster.create();
          var server = cluster.start();
          var users = new Users(cluster, tenancy);
          users.count = 1;
          BY_DIRECTORY.put(directory, users);
          return server;
        });
      } catch (IOException | RuntimeException e) {
        tenancy.close();
        throw e;
      }
    }
  }

  static String password(Path directory) throws IOException {
    synchronized (BY_DIRECTORY) {
      return known(directory).cluster.password();
    }
  }

  /// The server as it is now: whoever found it gone starts it again, at another port perhaps.
  static Postmaster revive(Path directory) throws IOException {
    synchronized (BY_DIRECTORY) {
      var users = known(directory);
      return users.tenancy.again(users.cluster::start);
    }
  }

  static void leave(Path directory) throws IOException {
    synchronized (BY_DIRECTORY) {
      var users = BY_DIRECTORY.get(directory);
      if (users == null || --users.count > 0) {
        return;
      }
      BY_DIRECTORY.remove(directory);
      try (var tenancy = users.tenancy) {
        tenancy.leave(users.cluster::stop);
      }
    }
  }

  private static Users known(Path directory) {
    var users = BY_DIRECTORY.get(directory);
    if (users == null) {
      throw new IllegalStateException("not in use: " + directory);
    }
    return users;
  }
}
