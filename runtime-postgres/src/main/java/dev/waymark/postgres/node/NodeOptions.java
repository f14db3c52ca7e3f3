package dev.waymark.postgres.node;

import dev.waymark.engine.kernel.Settings;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.store.Database;
import dev.waymark.postgres.store.Schema;
import java.util.Optional;
import java.util.function.Supplier;

/// What a runtime node is given. An address is asked at every connect, so that a server that moved
/// is found again. `first` is the id of the first boot where a supervisor has chosen it. `root`
/// restricts the node to one instance and its children.
public record NodeOptions(
    Database database,
    Schema schema,
    Settings settings,
    Optional<NodeId> first,
    Optional<InstanceId> root) {

  public static NodeOptions of(Supplier<DatabaseAddress> address) {
    return of(Database.at(address));
  }

  public static NodeOptions of(Database database) {
    return new NodeOptions(
        database, Schema.DEFAULT, Settings.DEFAULT, Optional.empty(), Optional.empty());
  }

  public NodeOptions withSettings(Settings other) {
    return new NodeOptions(database, schema, other, first, root);
  }

  public NodeOptions withFirst(NodeId node) {
    return new NodeOptions(database, schema, settings, Optional.of(node), root);
  }

  public NodeOptions withRoot(InstanceId only) {
    return new NodeOptions(database, schema, settings, first, Optional.of(only));
  }

  public NodeOptions withSchema(Schema other) {
    return new NodeOptions(database, other, settings, first, root);
  }
}
