package dev.waymark.sdk;

import dev.waymark.engine.Payload;
import dev.waymark.engine.store.Transaction;
import dev.waymark.ir.Function;
import dev.waymark.sdk.actions.BorderValues;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A start that is being written: which workflow, under which key. `R` is what it returns.
public final class WorkflowStart<R extends @Nullable Object> {
  private final Client client;
  private final Catalog.Entry workflow;
  private final Type type;
  private Optional<String> key = Optional.empty();

  WorkflowStart(Client client, Catalog.Entry workflow, Type type) {
    this.client = client;
    this.workflow = workflow;
    this.type = type;
  }

  /// The same key twice is the same instance.
  public WorkflowStart<R> key(String text) {
    key = Optional.of(text);
    return this;
  }

  /// Starts it with arguments in the order of the workflow's parameters; those left out at the end
  /// take their defaults.
  public Instance<R> start(@Nullable Object... arguments) throws InterruptedException {
    return begin(client.fresh(workflow, key, input(arguments)));
  }

  /// Starts it with an input by parameter name, which the machine reads by the declared types.
  public Instance<R> startJson(Payload input) throws InterruptedException {
    return begin(client.fresh(workflow, key, input));
  }

  private Instance<R> begin(Transaction.NewInstance instance) throws InterruptedException {
    return new Instance<>(client, client.start(instance), type);
  }

  Transaction.NewInstance asked(@Nullable Object... arguments) {
    return client.fresh(workflow, key, input(arguments));
  }

  Type type() {
    return type;
  }

  private Payload input(@Nullable Object[] arguments) {
    List<Function.Parameter> parameters = workflow.program().main().parameters();
    if (arguments.length > parameters.size()) {
      throw new IllegalArgumentException(
          "%s takes %d arguments, not %d"
              .formatted(workflow.name(), parameters.size(), arguments.length));
    }
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      named.put(parameters.get(i).name(), arguments[i]);
    }
    return BorderValues.write(named);
  }
}
