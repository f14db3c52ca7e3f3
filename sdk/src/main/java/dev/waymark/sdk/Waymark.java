package dev.waymark.sdk;

import dev.waymark.engine.kernel.Settings;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Store;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.Workers;
import dev.waymark.postgres.embedded.ProjectDatabase;
import dev.waymark.postgres.node.NodeOptions;
import dev.waymark.postgres.node.RuntimeNode;
import dev.waymark.postgres.store.Database;
import dev.waymark.postgres.store.Migrations;
import dev.waymark.postgres.store.PostgresStore;
import dev.waymark.postgres.store.Schema;
import dev.waymark.sdk.actions.JavaWorkers;
import dev.waymark.sdk.python.PythonSettings;
import dev.waymark.sdk.python.PythonWorkers;
import dev.waymark.sdk.python.WorkerModuleFailed;
import dev.waymark.sdk.work.WorkerPools;
import java.io.IOException;
import java.lang.reflect.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Waymark inside an application: a runtime node over the application's Postgres, its workflows,
/// and the actions that this process and its Python workers run.
public final class Waymark implements AutoCloseable {
  private final WaymarkBuilder settings;
  private final Catalog catalog;
  private final JavaWorkers methods;
  private final List<PythonWorkers> python = new ArrayList<>();
  private @Nullable ProjectDatabase project;
  private @Nullable RuntimeNode node;
  private @Nullable Client client;

  private Waymark(WaymarkBuilder settings, Catalog catalog, JavaWorkers java) {
    this.settings = settings;
    this.catalog = catalog;
    this.methods = java;
  }

  public static WaymarkBuilder builder() {
    return new WaymarkBuilder();
  }

  static Waymark of(WaymarkBuilder settings) throws CompilationFailed {
    if ((settings.database == null) == (settings.projectState == null)) {
      throw new IllegalStateException(
          "one database: dataSource(…), database(…), projectDatabase()");
    }
    Catalog catalog = Catalog.compile(settings.workflows);
    JavaWorkers java = new JavaWorkers(settings.actions, settings.slots, settings.grace);
    RaisesCheck.check(catalog, java.actions());
    return new Waymark(settings, catalog, java);
  }

  public Catalog catalog() {
    return catalog;
  }

  /// Brings the schema up to date, stores the programs, starts the workers and the runtime node.
  public void start() throws WorkerModuleFailed, IOException, InterruptedException {
    Database database = database();
    Schema schema = Schema.named(settings.schema);
    new Migrations(database, schema).apply();
    List<Workers> pools = new ArrayList<>();
    pools.add(methods);
    for (PythonSettings some : settings.python) {
      PythonWorkers workers = new PythonWorkers(some, settings.workerOutput);
      python.add(workers);
      workers.start();
      pools.add(workers);
    }
    NodeOptions options =
        NodeOptions.of(database)
            .withSchema(schema)
            .withSettings(
                Settings.DEFAULT
                    .withMaxInstances(settings.maxInstances)
                    .withSlots(settings.slots)
                    .withQueue(settings.queue));
    options = settings.node.isPresent() ? options.withFirst(settings.node.get()) : options;
    options = settings.only.isPresent() ? options.withRoot(settings.only.get()) : options;
    RuntimeNode started =
        RuntimeNode.start(
            options,
            new CatalogMachinery(catalog),
            new WorkerPools(pools, catalog.actions(), settings.workListener),
            settings.nodeListener);
    node = started;
    Client mine = new Client(started.store());
    for (Catalog.Entry entry : catalog.entries()) {
      mine.insist(entry.stored());
    }
    client = mine;
  }

  private Database database() {
    if (settings.projectState != null) {
      ProjectDatabase own = ProjectDatabase.start(settings.projectState);
      project = own;
      return Database.at(own::revive);
    }
    return Objects.requireNonNull(settings.database);
  }

  /// A workflow to start; `result` is what it returns.
  public <R> WorkflowStart<R> workflow(String name, Class<R> result) {
    return typed(name, result);
  }

  /// A workflow to start whose result has type arguments.
  public <R> WorkflowStart<R> typed(String name, Type result) {
    Catalog.Entry entry =
        catalog
            .find(name)
            .orElseThrow(
                () -> new IllegalArgumentException("there is no workflow `%s`".formatted(name)));
    return new WorkflowStart<>(client(), entry, result);
  }

  /// Starts within the caller's own transaction: the instance exists when that commits.
  public <R> Instance<R> start(
      Connection connection, WorkflowStart<R> workflow, @Nullable Object... arguments)
      throws SQLException {
    Transaction.NewInstance asked = workflow.asked(arguments);
    List<Row.Started> rows =
        PostgresStore.within(
            connection,
            Schema.named(settings.schema),
            new Transaction.Start(Optional.empty(), List.of(asked)));
    return new Instance<>(client(), rows.getFirst().id(), workflow.type());
  }

  /// An instance that was started before, or elsewhere.
  public <R> Instance<R> instance(InstanceId id, Class<R> result) {
    return new Instance<>(client(), id, result);
  }

  /// The store that this node uses, for those who look.
  public Store store() {
    return started().store();
  }

  public RuntimeNode node() {
    return started();
  }

  private RuntimeNode started() {
    if (node == null) {
      throw new IllegalStateException("start() comes first");
    }
    return node;
  }

  private Client client() {
    if (client == null) {
      throw new IllegalStateException("start() comes first");
    }
    return client;
  }

  /// Lets running actions end, hands everything over, and stops what it has started.
  @Override
  public void close() {
    if (node != null) {
      node.stop(settings.grace);
      node.close();
    }
    python.forEach(PythonWorkers::close);
    methods.close();
    if (project != null) {
      project.close();
    }
  }
}
