package dev.waymark.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where a Postgres is and how to log in there, with where we have that from, so that a message can
/// say what to mend. A missing password is looked up by the driver in `PGPASSFILE` or `~/.pgpass`.
///
/// `settings` are the driver's own connection properties (`sslmode`, `connectTimeout`, …).
public record DatabaseAddress(
    String host,
    int port,
    String database,
    String user,
    @Nullable String password,
    Map<String, String> settings,
    Origin origin) {

  private static final String VARIABLE = "WAYMARK_DATABASE_URL";
  private static final int DEFAULT_PORT = 5432;

  /// Which of the places, in the order in which they are looked at.
  public enum Origin {
    FLAG("--db"),
    VARIABLE("WAYMARK_DATABASE_URL"),
    LIBPQ("the PG* variables"),
    SETTINGS("waymark.toml"),
    PROJECT("this project's own (.waymark/db)");

    private final String words;

    Origin(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public DatabaseAddress {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /// What the environment names, or empty: then the project's own database is the one.
  public static Optional<DatabaseAddress> from(Map<String, String> environment) {
    var url = environment.get(VARIABLE);
    if (url != null && !url.isBlank()) {
      return Optional.of(parse(url, Origin.VARIABLE));
    }
    var named = List.of("PGHOST", "PGPORT", "PGDATABASE", "PGUSER", "PGSERVICE");
    return named.stream().anyMatch(name -> isSet(environment, name))
        ? Optional.of(ofLibpq(environment))
        : Optional.empty();
  }

  /// Understands `postgres://user:password@host:port/database?setting=value` and the same with
  /// `postgresql:` or `jdbc:postgresql:` in front.
  public static DatabaseAddress parse(String url, Origin origin) {
    var plain = url.strip();
    if (plain.startsWith("jdbc:")) {
      plain = plain.substring("jdbc:".length());
    }
    try {
      var uri = new URI(plain);
      var scheme = String.valueOf(uri.getScheme());
      if (!scheme.equals("postgres") && !scheme.equals("postgresql") || uri.getHost() == null) {
        throw unreadable(origin, "it does not begin with postgres://HOST");
      }
      return of(uri, origin);
    } catch (URISyntaxException e) {
      // The URL may hold a password, and so may the exception's words.
      throw unreadable(origin, "character " + (e.getIndex() + 1) + " does not belong there");
    }
  }

  private static DatabaseAddress of(URI uri, Origin origin) {
    var settings = new LinkedHashMap<String, String>();
    if (uri.getRawQuery() != null) {
      for (var pair : uri.getRawQuery().split("&", -1)) {
        var at = pair.indexOf('=');
        if (at <= 0) {
          throw unreadable(origin, "a setting is not written NAME=VALUE");
        }
        settings.put(decode(pair.substring(0, at)), decode(pair.substring(at + 1)));
      }
    }
    var login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    var colon = login.indexOf(':');
    var user = colon < 0 ? decode(login) : decode(login.substring(0, colon));
    var password = colon < 0 ? null : decode(login.substring(colon + 1));
    user = user.isEmpty() ? settings.getOrDefault("user", systemUser()) : user;
    password = password == null ? settings.get("password") : password;
    settings.remove("user");
    settings.remove("password");
    var path = uri.getPath() == null ? "" : uri.getPath();
    var database = path.length() > 1 ? path.substring(1) : user;
    var port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    return new DatabaseAddress(uri.getHost(), port, database, user, password, settings, origin);
  }

  private static DatabaseAddress ofLibpq(Map<String, String> environment) {
    if (isSet(environment, "PGSERVICE")) {
      throw unreadable(Origin.LIBPQ, "PGSERVICE is not supported: set PGHOST and PGDATABASE");
    }
    var host = environment.getOrDefault("PGHOST", "localhost");
    if (host.startsWith("/")) {
      throw unreadable(Origin.LIBPQ, "PGHOST is a socket's folder: Java needs a host name");
    }
    var user = environment.getOrDefault("PGUSER", systemUser());
    var settings = new LinkedHashMap<String, String>();
    if (isSet(environment, "PGSSLMODE")) {
      settings.put("sslmode", String.valueOf(environment.get("PGSSLMODE")));
    }
    return new DatabaseAddress(
        host,
        port(environment.getOrDefault("PGPORT", Integer.toString(DEFAULT_PORT))),
        environment.getOrDefault("PGDATABASE", user),
        user,
        environment.get("PGPASSWORD"),
        settings,
        Origin.LIBPQ);
  }

  private static int port(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw unreadable(Origin.LIBPQ, "PGPORT is not a number: " + text);
    }
  }

  /// The places that were looked at on the way to this address, for `looked in:`.
  public List<String> lookedIn() {
    var places = new ArrayList<String>();
    for (var place : Origin.values()) {
      if (place == origin) {
        places.add("%s (set, %s)".formatted(place.words(), hostAndPort()));
        return places;
      }
      places.add(place.words() + " (not set)");
    }
    return places;
  }

  public String hostAndPort() {
    return host + ":" + port;
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, encode(database));
  }

  public Properties properties() {
    var properties = new Properties();
    properties.putAll(settings);
    properties.setProperty("user", user);
    if (password != null) {
      properties.setProperty("password", password);
    }
    return properties;
  }

  public DatabaseAddress withDatabase(String other) {
    return new DatabaseAddress(host, port, other, user, password, settings, origin);
  }

  /// The same as a URL that a child process can be given; holds the password.
  public String url() {
    var login = encode(user) + (password == null ? "" : ":" + encode(password));
    var text = "postgres://%s@%s:%d/%s".formatted(login, host, port, encode(database));
    var query = new ArrayList<String>();
    settings.forEach((name, value) -> query.add(encode(name) + "=" + encode(value)));
    return query.isEmpty() ? text : text + "?" + String.join("&", query);
  }

  /// Without the password: this is what a log or a message may show.
  @Override
  public String toString() {
    return "postgres://%s@%s:%d/%s (%s)".formatted(user, host, port, database, origin.words());
  }

  private static DatabaseUnavailable unreadable(Origin origin, String why) {
    return new DatabaseUnavailable(
        "WMR01",
        "%s does not name a database: %s".formatted(origin.words(), why),
        List.of(origin.words() + " (set)"),
        "postgres://USER:PASSWORD@HOST:5432/DATABASE");
  }

  private static boolean isSet(Map<String, String> environment, String name) {
    var value = environment.get(name);
    return value != null && !value.isBlank();
  }

  private static String systemUser() {
    return System.getProperty("user.name");
  }

  private static String decode(String text) {
    // In a URL's path and login a plus is a plus.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
