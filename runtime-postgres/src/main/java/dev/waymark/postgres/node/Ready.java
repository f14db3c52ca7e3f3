package dev.waymark.postgres.node;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.StepRow;
import dev.waymark.engine.store.StepRow.Disposition;
import dev.waymark.engine.store.StepRow.Post;
import dev.waymark.engine.store.Transaction;
import java.util.List;
import java.util.stream.Collectors;

/// What of a transaction others want to hear at once: that an instance has ended, and that
/// something may have become ready that another node could take. Nodes are told by a notification,
/// which is a hint: polling finds the same a little later.
final class Ready {
  private Ready() {}

  /// The instances that a commit has ended.
  static List<InstanceId> ended(Transaction<?> transaction, Reply<?> reply) {
    if (!(transaction instanceof Transaction.CommitSteps commit)
        || !(reply instanceof Reply.Committed<?>(List<?> rows, _))) {
      return List.of();
    }
    var ending =
        commit.steps().stream()
            .filter(step -> step.disposition() instanceof Disposition.End)
            .map(StepRow::id)
            .collect(Collectors.toSet());
    return ending.isEmpty()
        ? List.of()
        : rows.stream().map(row -> ((Row.Stepped) row).id()).filter(ending::contains).toList();
  }

  static boolean forOthers(Transaction<?> transaction, Reply<?> reply) {
    if (!(reply instanceof Reply.Committed<?>(var rows, _))) {
      return false;
    }
    return switch (transaction) {
      case Transaction.Start start -> start.owner().isEmpty();
      case Transaction.Signal _, Transaction.Retire _ -> true;
      case Transaction.Reap _, Transaction.SettleCalls _ ->
          rows instanceof List<?> list && !list.isEmpty();
      case Transaction.CommitSteps commit ->
          commit.steps().stream()
              .anyMatch(step ->
                  step.posts().stream().anyMatch(post -> !isCall(post))
                      || step.disposition() instanceof Disposition.Requeue);
      case Transaction.RegisterNode _,
          Transaction.Beat _,
          Transaction.Bury _,
          Transaction.MarkDead _,
          Transaction.ForgetNodes _,
          Transaction.ListNodes _,
          Transaction.Announce _,
          Transaction.ClaimCalls _,
          Transaction.AdoptCalls _,
          Transaction.SweepCalls _,
          Transaction.ReadCalls _,
          Transaction.Claim _,
          Transaction.LoadEvents _,
          Transaction.Mine _,
          Transaction.Retarget _,
          Transaction.Adopt _,
          Transaction.Retain _,
          Transaction.PutProgram _,
          Transaction.GetProgram _,
          Transaction.ReadInstance _,
          Transaction.ListInstances _,
          Transaction.ReadHistory _ ->
          false;
    };
  }

  /// Whether a call row came, or went while somebody may have it.
  static boolean calls(Transaction<?> transaction, Reply<?> reply) {
    return reply instanceof Reply.Committed<?>
        && transaction instanceof Transaction.CommitSteps commit
        && commit.steps().stream().anyMatch(step -> step.posts().stream().anyMatch(Ready::isCall));
  }

  private static boolean isCall(Post post) {
    return switch (post) {
      case Post.Entrust _, Post.Recall _ -> true;
      case Post.Child _, Post.Tell _ -> false;
    };
  }
}
