package dev.waymark.engine.store;

/// The port: carries out one transaction and says what became of it. Blocks its caller, which is
/// always a driver, never the kernel.
public interface Store {
  <R> Reply<R> execute(Transaction<R> transaction);
}
