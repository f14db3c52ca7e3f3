package dev.waymark.postgres.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The schema that holds our tables. Statements are written for `waymark.` and name it in full,
/// since a search path does not survive a pooler in transaction mode.
public final class Schema {
  public static final Schema DEFAULT = new Schema("waymark");

  private static final String WRITTEN = "waymark.";

  private final String name;
  private final String prefix;
  private final Map<String, String> translated = new ConcurrentHashMap<>();

  private Schema(String name) {
    this.name = name;
    this.prefix = "\"" + name + "\".";
  }

  public static Schema named(String name) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("not a schema's name: " + name);
    }
    return name.equals(DEFAULT.name) ? DEFAULT : new Schema(name);
  }

  public String name() {
    return name;
  }

  /// The statement for this schema. Statements are few and fixed, so each is rewritten once.
  String in(String sql) {
    return this == DEFAULT
        ? sql
        : translated.computeIfAbsent(sql, text -> text.replace(WRITTEN, prefix));
  }
}
