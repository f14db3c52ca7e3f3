package dev.waymark.simulator.store;

/// The meaning of one transaction, in the parts between which others can come in.
interface Statement<R> {
  /// What it sees before it holds anything: old by the time it locks.
  default void see(Tables tables) {}

  /// Takes its locks and looks again at what it has locked. False: it has to wait, and is asked
  /// again; what it holds already it keeps.
  default boolean lock(Tables tables, Locks locks, Locks.Holder holder) {
    return true;
  }

  /// Changes what it has locked, all at once, and says what it did.
  R write(Tables tables);
}
