package dev.waymark.simulator.store;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;

/// Who holds which row: instances and calls exclusively (others skip them), node rows shared or
/// exclusively and unique keys (both are waited for).
@SuppressWarnings("ReferenceEquality") // a holder is itself and nothing else
final class Locks {
  /// Whoever holds locks: compared by identity.
  static class Holder {}

  private final TreeMap<InstanceId, Holder> instances = new TreeMap<>();
  private final TreeMap<String, Holder> calls = new TreeMap<>();
  private final TreeMap<NodeId, Holder> exclusive = new TreeMap<>();
  private final TreeMap<NodeId, Set<Holder>> shared = new TreeMap<>();
  private final TreeMap<String, Holder> keys = new TreeMap<>();

  /// False: in other hands, skip it.
  boolean instance(InstanceId id, Holder holder) {
    return holder.equals(instances.computeIfAbsent(id, _ -> holder));
  }

  /// False: in other hands, skip it; whoever must have it waits.
  boolean call(String key, Holder holder) {
    return holder.equals(calls.computeIfAbsent(key, _ -> holder));
  }

  /// False: wait.
  boolean key(String key, Holder holder) {
    return holder.equals(keys.computeIfAbsent(key, _ -> holder));
  }

  /// False: wait.
  boolean share(NodeId node, Holder holder) {
    var other = exclusive.get(node);
    if (other != null && !other.equals(holder)) {
      return false;
    }
    shared.computeIfAbsent(node, _ -> new LinkedHashSet<>()).add(holder);
    return true;
  }

  /// False: wait, or skip it.
  boolean exclusive(NodeId node, Holder holder) {
    var sharing = shared.getOrDefault(node, new LinkedHashSet<>());
    var alone = sharing.isEmpty() || (sharing.size() == 1 && sharing.contains(holder));
    var other = exclusive.get(node);
    if (!alone || (other != null && !other.equals(holder))) {
      return false;
    }
    exclusive.put(node, holder);
    return true;
  }

  boolean areAllHeldBy(Collection<? extends Holder> holders) {
    return holders.containsAll(instances.values())
        && holders.containsAll(calls.values())
        && holders.containsAll(exclusive.values())
        && holders.containsAll(keys.values())
        && shared.values().stream().allMatch(holders::containsAll);
  }

  void release(Holder holder) {
    instances.values().removeIf(holder::equals);
    calls.values().removeIf(holder::equals);
    exclusive.values().removeIf(holder::equals);
    keys.values().removeIf(holder::equals);
    shared.values().forEach(holders -> holders.remove(holder));
    shared.values().removeIf(Set::isEmpty);
  }
}
