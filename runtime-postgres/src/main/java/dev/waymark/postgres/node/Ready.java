package dev.waymark.postgres.node;

import dev.waymark.engine.kernel.Input.Readiness;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Settlement.Verdict.GivenBack;
import dev.waymark.engine.store.StepRow;
import dev.waymark.engine.store.StepRow.Disposition;
import dev.waymark.engine.store.StepRow.Post;
import dev.waymark.engine.store.Transaction;
import java.util.List;
import java.util.Optional;
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

  /// Empty: nothing that concerns others.
  static Optional<Readiness> of(Transaction<?> transaction, Reply<?> reply) {
    if (!forOthers(transaction, reply)) {
      return Optional.empty();
    }
    if (transaction instanceof Transaction.CommitSteps commit) {
      return Optional.of(ofPosts(commit));
    }
    if (transaction instanceof Transaction.SettleCalls settled) {
      return Optional.of(ofSettlements(settled));
    }
    var calls = transaction instanceof Transaction.Retire;
    return Optional.of(calls ? Readiness.CALLS : Readiness.INSTANCES);
  }

  private static Readiness ofPosts(Transaction.CommitSteps commit) {
    var most = Readiness.INSTANCES;
    for (var step : commit.steps()) {
      for (var post : step.posts()) {
        switch (post) {
          case Post.Recall _ -> {
            return Readiness.RECALLS;
          }
          case Post.Entrust _ -> most = Readiness.CALLS;
          case Post.Child _, Post.Tell _ -> {}
        }
      }
    }
    return most;
  }

  private static Readiness ofSettlements(Transaction.SettleCalls settled) {
    var back = settled.settlements().stream().anyMatch(one -> one.verdict() instanceof GivenBack);
    return back ? Readiness.CALLS : Readiness.INSTANCES;
  }

  private static boolean forOthers(Transaction<?> transaction, Reply<?> reply) {
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
                  !step.posts().isEmpty() || step.disposition() instanceof Disposition.Requeue);
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
}
