package dev.waymark.simulator;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.StepRow.Post;
import dev.waymark.engine.store.Transaction;
import dev.waymark.simulator.store.Session;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// Which instances a transaction that is done has to do with.
final class Touched {
  private Touched() {}

  /// Empty: perhaps all.
  static Optional<SequencedSet<InstanceId>> by(Session<?> session) {
    var touched = new LinkedHashSet<InstanceId>();
    switch (session.transaction()) {
      case Transaction.CommitSteps commit -> {
        for (var step : commit.steps()) {
          touched.add(step.id());
          step.posts().forEach(post -> touched.add(addressee(post, step.id())));
        }
      }
      case Transaction.Claim _, Transaction.Reap _, Transaction.Adopt _ -> {
        if (session.rows() instanceof List<?> rows) {
          rows.forEach(row -> add(touched, row));
        }
      }
      case Transaction.LoadEvents load -> touched.addAll(load.ids());
      case Transaction.RegisterNode _,
          Transaction.Beat _,
          Transaction.Bury _,
          Transaction.MarkDead _,
          Transaction.ForgetNodes _,
          Transaction.ListNodes _,
          Transaction.Mine _,
          Transaction.Announce _,
          Transaction.ClaimCalls _,
          Transaction.AdoptCalls _,
          Transaction.SweepCalls _,
          Transaction.ReadCalls _,
          Transaction.PutProgram _,
          Transaction.GetProgram _,
          Transaction.ReadInstance _,
          Transaction.ListInstances _,
          Transaction.ReadHistory _ -> {}
      case Transaction.Retarget _,
          Transaction.Start _,
          Transaction.Signal _,
          Transaction.Retire _,
          Transaction.SettleCalls _,
          Transaction.Retain _ -> {
        return Optional.empty();
      }
    }
    return Optional.of(touched);
  }

  private static InstanceId addressee(Post post, InstanceId sender) {
    return switch (post) {
      case Post.Child(var child) -> child.id();
      case Post.Tell(var to, _) -> to;
      case Post.Entrust _, Post.Recall _ -> sender;
    };
  }

  private static void add(SequencedSet<InstanceId> touched, Object row) {
    if (row instanceof Row.Owned owned) {
      touched.add(owned.id());
    } else if (row instanceof Row.Freed freed) {
      touched.add(freed.id());
    }
  }
}
