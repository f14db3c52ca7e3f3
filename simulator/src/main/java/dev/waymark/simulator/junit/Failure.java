package dev.waymark.simulator.junit;

import dev.waymark.engine.Payload;
import dev.waymark.simulator.test.JsonTree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How an instance failed.
///
/// @param name of the error's class, bare
/// @param attributes as results are read
public record Failure(String name, String message, Map<String, @Nullable Object> attributes) {
  public Failure {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  static Failure of(Payload error) {
    if (!(JsonTree.read(error.json()) instanceof JsonTree.Members(var members))) {
      throw new IllegalStateException("no error: " + error);
    }
    var attributes =
        members.get("attributes") instanceof JsonTree.Members(var found)
            ? Read.map(found)
            : new LinkedHashMap<String, @Nullable Object>();
    return new Failure(
        Known.bare(text(members.get("class")), '.'), text(members.get("message")), attributes);
  }

  private static String text(@Nullable JsonTree tree) {
    return tree instanceof JsonTree.Text(var text) ? text : "";
  }
}
