package dev.waymark.postgres.store;

import dev.waymark.engine.Event;
import dev.waymark.engine.store.EventCodec;
import dev.waymark.engine.store.Transaction.NewInstance;
import dev.waymark.engine.store.Transaction.Parent;
import java.sql.SQLException;
import java.util.List;

/// The columns of instances that begin, for a start and for a child alike.
final class NewInstances {
  private NewInstances() {}

  /// `shard, id, root, workflow, key, program, source, parent, call_number, call_name, attached`.
  static void bind(Binder binder, List<NewInstance> instances) throws SQLException {
    binder
        .integers(instances, instance -> instance.id().shard())
        .uuids(instances, instance -> instance.id().value())
        .uuids(instances, instance -> instance.root().value())
        .texts(instances, NewInstance::workflow)
        .texts(instances, instance -> instance.key().orElse(null))
        .texts(instances, NewInstance::program)
        .texts(instances, NewInstance::source)
        .uuids(instances, each -> each.parent().map(p -> p.instance().value()).orElse(null))
        .bigints(instances, each -> each.parent().map(p -> p.call().number()).orElse(null))
        .texts(instances, each -> each.parent().map(p -> p.call().name()).orElse(null))
        .booleans(instances, each -> each.parent().map(Parent::attached).orElse(null));
  }

  /// `shard, id, root, kind, payload`.
  static void bindFirstEvents(Binder binder, List<NewInstance> instances) throws SQLException {
    binder
        .integers(instances, instance -> instance.id().shard())
        .uuids(instances, instance -> instance.id().value())
        .uuids(instances, instance -> instance.root().value())
        .integers(instances, instance -> EventCodec.kind(new Event.Begun(instance.input())))
        .byteas(instances, instance -> EventCodec.encode(new Event.Begun(instance.input())));
  }
}
