package dev.waymark.corpus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An `.expected` file: sections of text, each under a line `--- name`. Empty sections are left
/// out.
public record ExpectedFile(Map<String, String> sections) {
  static final ExpectedFile EMPTY = new ExpectedFile(Map.of());

  public ExpectedFile {
    sections = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sections));
  }

  static ExpectedFile parse(String text) {
    var sections = new LinkedHashMap<String, String>();
    var name = "";
    var body = new StringBuilder();
    for (var line : text.lines().toList()) {
      if (line.startsWith("--- ")) {
        put(sections, name, body);
        name = line.substring(4).strip();
        body.setLength(0);
      } else {
        body.append(line).append('\n');
      }
    }
    put(sections, name, body);
    return new ExpectedFile(sections);
  }

  private static void put(Map<String, String> sections, String name, StringBuilder body) {
    var text = body.toString().stripTrailing();
    if (name.isEmpty() && !text.isEmpty()) {
      throw new IllegalArgumentException("text above the first `--- section`: " + text);
    }
    if (!name.isEmpty()) {
      sections.put(name, text);
    }
  }

  Optional<String> section(String name) {
    return Optional.ofNullable(sections.get(name));
  }

  ExpectedFile with(String name, String text) {
    var changed = new LinkedHashMap<>(sections);
    changed.remove(name);
    if (!text.isBlank()) {
      changed.put(name, text.stripTrailing());
    }
    return new ExpectedFile(changed);
  }

  public String text() {
    var text = new StringBuilder();
    sections.forEach(
        (name, body) -> text.append("--- ").append(name).append('\n').append(body).append('\n'));
    return text.toString();
  }
}
