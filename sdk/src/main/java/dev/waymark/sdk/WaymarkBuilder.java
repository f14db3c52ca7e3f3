package dev.waymark.sdk;

import dev.waymark.engine.kernel.Settings;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.node.NodeListener;
import dev.waymark.postgres.store.Database;
import dev.waymark.sdk.python.PythonSettings;
import dev.waymark.sdk.work.WorkListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What a [Waymark] is made of. Only a database and workflows are needed.
public final class WaymarkBuilder {
  @Nullable Database database;
  @Nullable Path projectState;
  String schema = "waymark";
  final List<Workflows> workflows = new ArrayList<>();
  final List<Object> actions = new ArrayList<>();
  final List<PythonSettings> python = new ArrayList<>();
  Consumer<String> workerOutput = _ -> {};
  WorkListener workListener = WorkListener.SILENT;
  NodeListener nodeListener = NodeListener.SILENT;
  Optional<NodeId> node = Optional.empty();
  Optional<InstanceId> only = Optional.empty();
  String queue = "";
  int slots = 64;
  int maxInstances = Settings.DEFAULT.maxInstances();
  Duration grace = Duration.ofSeconds(10);

  WaymarkBuilder() {}

  /// The application's own pool. The node takes about ten connections and keeps them.
  public WaymarkBuilder dataSource(DataSource source) {
    database = Database.of(source);
    return this;
  }

  /// A Postgres by its address, asked for at every connect.
  public WaymarkBuilder database(Supplier<DatabaseAddress> at) {
    database = Database.at(at);
    return this;
  }

  /// The project's own Postgres, below `.waymark` of the working directory; started on demand.
  public WaymarkBuilder projectDatabase() {
    return projectDatabase(Path.of(".waymark"));
  }

  public WaymarkBuilder projectDatabase(Path state) {
    projectState = state;
    return this;
  }

  public WaymarkBuilder schema(String name) {
    schema = name;
    return this;
  }

  /// Compiled and checked by [#build].
  public WaymarkBuilder workflows(Workflows... some) {
    workflows.addAll(List.of(some));
    return this;
  }

  /// Objects with [dev.waymark.sdk.actions.Action] methods, run by this process.
  public WaymarkBuilder actions(Object... owners) {
    actions.addAll(List.of(owners));
    return this;
  }

  /// How many [dev.waymark.sdk.actions.Action] methods run at a time, and how many calls of
  /// instances of other nodes this one takes.
  public WaymarkBuilder slots(int most) {
    slots = most;
    return this;
  }

  /// Only runs actions, for the instances of other nodes: those of `queue`, or, where that is
  /// empty, those that name no queue.
  public WaymarkBuilder worker(String forQueue) {
    maxInstances = 0;
    queue = forQueue;
    return this;
  }

  /// Python worker processes; each line that one prints goes to `output`, its name before it.
  public WaymarkBuilder python(PythonSettings settings, Consumer<String> output) {
    python.add(settings);
    workerOutput = output;
    return this;
  }

  /// Hears of every delivery and what becomes of it.
  public WaymarkBuilder workListener(WorkListener listener) {
    workListener = listener;
    return this;
  }

  public WaymarkBuilder nodeListener(NodeListener listener) {
    nodeListener = listener;
    return this;
  }

  /// The id of the first boot, where a supervisor has chosen it.
  public WaymarkBuilder node(NodeId first) {
    node = Optional.of(first);
    return this;
  }

  /// Advances only this instance and its children.
  public WaymarkBuilder only(InstanceId root) {
    only = Optional.of(root);
    return this;
  }

  /// How many instances the node holds at a time.
  public WaymarkBuilder maxInstances(int most) {
    maxInstances = most;
    return this;
  }

  /// How long running actions may go on when it is closed.
  public WaymarkBuilder grace(Duration most) {
    grace = most;
    return this;
  }

  /// Compiles the workflows and binds the actions; touches no database.
  public Waymark build() throws CompilationFailed {
    return Waymark.of(this);
  }
}
