package dev.waymark.engine.kernel;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import dev.waymark.ir.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The programs that this node has read, by hash: immutable, so that a copy is never stale. The
/// oldest leaves when there are too many.
final class Programs {
  private static final int MOST = 256;
  private final Desk desk;
  private final Machinery machinery;
  private final Consumer<InstanceId> arrived;
  private final LinkedHashMap<String, Found> known = new LinkedHashMap<>();
  private final TreeMap<String, List<InstanceId>> waiting = new TreeMap<>();

  sealed interface Found {
    record Here(Program program) implements Found {}

    record Asked() implements Found {}

    record Unusable(String why) implements Found {}
  }

  Programs(Desk desk, Machinery machinery, Consumer<InstanceId> arrived) {
    this.desk = desk;
    this.machinery = machinery;
    this.arrived = arrived;
  }

  Found find(Row.Owned row) {
    var hash = row.program();
    var found = known.get(hash);
    if (found != null) {
      return found;
    }
    var waiters = waiting.get(hash);
    if (waiters == null) {
      waiting.put(hash, new ArrayList<>(List.of(row.id())));
      ask(hash);
    } else {
      waiters.add(row.id());
    }
    return new Found.Asked();
  }

  private void ask(String hash) {
    desk.ask(
        new Transaction.GetProgram(hash, Optional.empty()),
        reply -> {
          switch (reply) {
            case Reply.Committed<Optional<Row.StoredProgram>>(var stored, _) -> heard(hash, stored);
            case Reply.NotCommitted<Optional<Row.StoredProgram>> _,
                Reply.Unknown<Optional<Row.StoredProgram>> _ ->
                desk.alarm(desk.settings().pollMin() * 4, () -> ask(hash));
          }
        });
  }

  private void heard(String hash, Optional<Row.StoredProgram> stored) {
    if (known.size() >= MOST) {
      known.remove(known.firstEntry().getKey());
    }
    known.put(
        hash,
        stored
            .<Found>map(row ->
                machinery
                    .read(row.program())
                    .<Found>map(Found.Here::new)
                    .orElse(new Found.Unusable("program " + hash + " cannot be read")))
            .orElse(new Found.Unusable("program " + hash + " is not stored")));
    var waiters = waiting.remove(hash);
    if (waiters != null) {
      waiters.forEach(arrived);
    }
    if (known.get(hash) instanceof Found.Unusable) {
      known.remove(hash);
    }
  }
}
