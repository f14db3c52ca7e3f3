package dev.waymark.postgres.store;

import dev.waymark.engine.Effect;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.StepRow;
import dev.waymark.engine.store.StepRow.Post;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The call rows that a commit writes and takes back, one array per column.
final class EntrustedCalls {
  private EntrustedCalls() {}

  private record New(int step, InstanceId id, Post.Entrust entrusted) {
    Effect.Dispatch call() {
      return entrusted.call();
    }
  }

  private record Gone(int step, InstanceId id, long number) {}

  static void bind(Binder binder, List<StepRow> steps) throws SQLException {
    var fresh = new ArrayList<New>();
    var gone = new ArrayList<Gone>();
    for (var step = 0; step < steps.size(); step++) {
      var id = steps.get(step).id();
      for (var post : steps.get(step).posts()) {
        switch (post) {
          case Post.Entrust entrusted -> fresh.add(new New(step, id, entrusted));
          case Post.Recall(var call) -> gone.add(new Gone(step, id, call.number()));
          case Post.Child _, Post.Tell _ -> {}
        }
      }
    }
    binder
        .integers(fresh, New::step)
        .integers(fresh, row -> row.id().shard())
        .uuids(fresh, row -> row.id().value())
        .bigints(fresh, row -> row.call().call().number())
        .texts(fresh, row -> row.call().call().name())
        .integers(fresh, row -> row.call().attempt())
        .texts(fresh, row -> row.call().action())
        .texts(fresh, row -> row.call().queue().orElse(""))
        .integers(fresh, row -> row.entrusted().delivered())
        .bigints(fresh, row -> row.call().timeoutMicros())
        .bigints(fresh, row -> row.call().deadlineMicros())
        .texts(fresh, row -> row.call().key().orElse(null))
        .uuids(fresh, row -> row.entrusted().root().value())
        .byteas(fresh, row -> row.call().arguments().bytes())
        .integers(gone, Gone::step)
        .integers(gone, row -> row.id().shard())
        .uuids(gone, row -> row.id().value())
        .bigints(gone, Gone::number);
  }
}
