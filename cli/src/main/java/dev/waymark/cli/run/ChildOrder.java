package dev.waymark.cli.run;

import dev.waymark.cli.output.Json;
import dev.waymark.cli.output.JsonReader;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the supervisor asks a child for: which incarnation it is, which instance it advances, in
/// which database (the URL holds a password: it goes through the pipe, never through arguments),
/// from which file, with which actions.
record ChildOrder(
    NodeId node,
    InstanceId root,
    String database,
    String schema,
    String state,
    String sourceRoot,
    String path,
    List<ActionSource> actions) {
  ChildOrder {
    actions = List.copyOf(actions);
  }

  /// One line of JSON.
  String text() {
    var object = Json.object();
    object.put("node", node.toString());
    object.put("root", root.toString());
    object.put("database", database);
    object.put("schema", schema);
    object.put("state", state);
    object.put("sourceRoot", sourceRoot);
    object.put("path", path);
    object.put("actions", actions.stream().map(ActionSource::line).toList());
    return Json.write(object) + "\n";
  }

  static ChildOrder read(String text) {
    if (!(JsonReader.read(text) instanceof Map<?, ?> object)) {
      throw new IllegalArgumentException("no order of a supervisor");
    }
    return new ChildOrder(
        new NodeId(UUID.fromString(member(object, "node"))),
        InstanceId.parse(member(object, "root")),
        member(object, "database"),
        member(object, "schema"),
        member(object, "state"),
        member(object, "sourceRoot"),
        member(object, "path"),
        texts(object.get("actions")).stream().map(ActionSource::read).toList());
  }

  ChildOrder withNode(NodeId other) {
    return new ChildOrder(other, root, database, schema, state, sourceRoot, path, actions);
  }

  private static String member(Map<?, ?> object, String name) {
    return String.valueOf(object.get(name));
  }

  private static List<String> texts(@Nullable Object array) {
    return array instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
