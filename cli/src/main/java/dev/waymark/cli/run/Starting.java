package dev.waymark.cli.run;

import dev.waymark.compiler.Compilation.Compiled;
import dev.waymark.compiler.Compilation.Workflow;
import dev.waymark.engine.Payload;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import dev.waymark.ir.json.ProgramJson;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/// Stores programs and starts an instance of one.
public final class Starting {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Starting() {}

  public static void store(Database database, Compiled compiled) throws InterruptedException {
    for (var workflow : compiled.workflows()) {
      Transactions.insist(
          database.store(),
          new Transaction.PutProgram(
              ProgramJson.hash(workflow.program()),
              Payload.of(ProgramJson.write(workflow.program())),
              workflow.debug().digest(),
              Payload.of(ProgramJson.write(workflow.debug()))));
    }
  }

  /// Existing where the key has had its instance before.
  public static Row.Started start(
      Database database, Workflow workflow, Optional<String> key, Payload input)
      throws InterruptedException {
    var program = workflow.program();
    int shard =
        key.map(k -> InstanceId.shardOf(program.workflow(), k))
            .orElseGet(() -> RANDOM.nextInt(InstanceId.SHARDS));
    var id = InstanceId.of(System.currentTimeMillis(), shard, RANDOM.nextLong());
    var instance =
        new Transaction.NewInstance(
            id,
            id,
            program.workflow(),
            key,
            ProgramJson.hash(program),
            workflow.debug().digest(),
            input,
            Optional.empty());
    return Transactions.insist(
            database.store(), new Transaction.Start(Optional.empty(), List.of(instance)))
        .getFirst();
  }
}
