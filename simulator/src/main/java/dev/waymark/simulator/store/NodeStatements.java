package dev.waymark.simulator.store;

import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import java.util.ArrayList;
import java.util.List;

/// Nodes: born, alive, buried, forgotten.
final class NodeStatements {
  private NodeStatements() {}

  static Statement<Boolean> register(Transaction.RegisterNode asked) {
    return tables -> {
      if (!tables.usedNodes.add(asked.node())) {
        return false;
      }
      var row = new Tables.NodeState();
      row.leaseUntil = tables.now() + asked.leaseMicros();
      tables.nodes.put(asked.node(), row);
      return true;
    };
  }

  /// An update of the lease alone does not touch the key: it waits for a burial, not for commits.
  static Statement<Boolean> beat(Transaction.Beat asked) {
    return new Statement<>() {
      @Override
      public boolean lock(Tables tables, Locks locks, Locks.Holder holder) {
        return locks.share(asked.node(), holder);
      }

      @Override
      public Boolean write(Tables tables) {
        var row = tables.nodes.get(asked.node());
        if (row == null || (row.dead && tables.mutant != Mutant.BEAT_REVIVES)) {
          return false;
        }
        row.dead = false;
        row.leaseUntil = tables.now() + asked.leaseMicros();
        return true;
      }
    };
  }

  static Statement<Boolean> announce(Transaction.Announce asked) {
    return new Statement<>() {
      @Override
      public boolean lock(Tables tables, Locks locks, Locks.Holder holder) {
        return locks.share(asked.node(), holder);
      }

      @Override
      public Boolean write(Tables tables) {
        var row = tables.nodes.get(asked.node());
        if (row == null || row.dead) {
          return false;
        }
        row.offerings = asked.offerings();
        return true;
      }
    };
  }

  static Statement<Boolean> markDead(Transaction.MarkDead asked) {
    return new OnNode<>(asked.node()) {
      @Override
      public Boolean write(Tables tables) {
        var row = tables.nodes.get(asked.node());
        if (row == null) {
          return false;
        }
        row.dead = true;
        return true;
      }
    };
  }

  static Statement<List<Row.Node>> list() {
    return tables -> {
      var rows = new ArrayList<Row.Node>();
      tables.nodes.forEach(
          (id, row) -> rows.add(new Row.Node(id, row.leaseUntil, row.dead, row.offerings)));
      return rows;
    };
  }

  /// Waits for the node row.
  private abstract static class OnNode<R> implements Statement<R> {
    private final NodeId node;

    OnNode(NodeId node) {
      this.node = node;
    }

    @Override
    public boolean lock(Tables tables, Locks locks, Locks.Holder holder) {
      return locks.exclusive(node, holder);
    }
  }

  /// Skips node rows in other hands, but first ends the sessions of whom it buries.
  static final class Bury implements Statement<List<NodeId>> {
    private static final int MOST = 8;
    private final SimStore store;
    private final List<NodeId> buried = new ArrayList<>();

    Bury(SimStore store) {
      this.store = store;
    }

    @Override
    public void see(Tables tables) {
      tables.nodes.forEach((id, row) -> {
        if (expired(tables, row) && tables.mutant != Mutant.BURIAL_WITHOUT_LOCK) {
          store.terminate(id);
        }
      });
    }

    @Override
    public boolean lock(Tables tables, Locks locks, Locks.Holder holder) {
      tables.nodes.forEach((id, row) -> {
        if (buried.size() < MOST
            && expired(tables, row)
            && (tables.mutant == Mutant.BURIAL_WITHOUT_LOCK || locks.exclusive(id, holder))) {
          buried.add(id);
        }
      });
      return true;
    }

    private static boolean expired(Tables tables, Tables.NodeState row) {
      return !row.dead && row.leaseUntil < tables.now();
    }

    @Override
    public List<NodeId> write(Tables tables) {
      for (var id : buried) {
        var row = tables.nodes.get(id);
        if (row != null) {
          row.dead = true;
        }
      }
      return List.copyOf(buried);
    }
  }

  static final class Forget implements Statement<List<NodeId>> {
    private final List<NodeId> dead = new ArrayList<>();

    @Override
    public boolean lock(Tables tables, Locks locks, Locks.Holder holder) {
      tables.nodes.forEach((id, row) -> {
        if (row.dead && locks.exclusive(id, holder)) {
          dead.add(id);
        }
      });
      return true;
    }

    @Override
    public List<NodeId> write(Tables tables) {
      var forgotten = new ArrayList<NodeId>();
      for (var id : dead) {
        if (!named(tables, id)) {
          tables.nodes.remove(id);
          forgotten.add(id);
        }
      }
      return forgotten;
    }

    private static boolean named(Tables tables, NodeId id) {
      return tables.instances.values().stream().anyMatch(row -> id.equals(row.owner))
          || tables.allCalls().stream().anyMatch(call -> id.equals(call.node))
          || tables.events.values().stream()
              .flatMap(rows -> rows.values().stream())
              .anyMatch(event -> id.equals(event.target));
    }
  }
}
