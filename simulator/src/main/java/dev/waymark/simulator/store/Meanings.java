package dev.waymark.simulator.store;

import dev.waymark.engine.store.Transaction;

/// Which statement carries out which transaction.
final class Meanings {
  private Meanings() {}

  @SuppressWarnings("unchecked")
  static <R> Statement<R> of(Transaction<R> transaction, SimStore store) {
    return (Statement<R>) meaning(transaction, store);
  }

  private static Statement<?> meaning(Transaction<?> transaction, SimStore store) {
    return switch (transaction) {
      case Transaction.RegisterNode t -> NodeStatements.register(t);
      case Transaction.Beat t -> NodeStatements.beat(t);
      case Transaction.Bury _ -> new NodeStatements.Bury(store);
      case Transaction.MarkDead t -> NodeStatements.markDead(t);
      case Transaction.Reap t -> new OwnershipStatements.Reap(t);
      case Transaction.ForgetNodes _ -> new NodeStatements.Forget();
      case Transaction.ListNodes _ -> NodeStatements.list();
      case Transaction.Announce t -> NodeStatements.announce(t);
      case Transaction.ClaimCalls t -> new CallStatements.Claim(t, store);
      case Transaction.AdoptCalls t -> CallStatements.adopt(t);
      case Transaction.SettleCalls t -> new CallStatements.Settle(t);
      case Transaction.SweepCalls t -> new CallStatements.Sweep(t);
      case Transaction.ReadCalls t -> CallStatements.read(t);
      case Transaction.Claim t -> new OwnershipStatements.Claim(t, store);
      case Transaction.LoadEvents t -> ReadStatements.loadEvents(t);
      case Transaction.Mine t -> ReadStatements.mine(t);
      case Transaction.Retarget t -> new OwnershipStatements.Retarget(t);
      case Transaction.CommitSteps t -> new CommitStatement(t, store);
      case Transaction.Adopt t -> ReadStatements.adopt(t);
      case Transaction.Start t -> new EntryStatements.Start(t);
      case Transaction.Signal t -> new EntryStatements.Signal(t);
      case Transaction.Retire t -> new OwnershipStatements.Retire(t);
      case Transaction.Retain t -> new EntryStatements.Retain(t);
      case Transaction.PutProgram t -> ReadStatements.putProgram(t);
      case Transaction.GetProgram t -> ReadStatements.getProgram(t);
      case Transaction.ReadInstance t -> ReadStatements.readInstance(t);
      case Transaction.ListInstances t -> ReadStatements.listInstances(t);
      case Transaction.ReadHistory t -> ReadStatements.readHistory(t);
    };
  }
}
