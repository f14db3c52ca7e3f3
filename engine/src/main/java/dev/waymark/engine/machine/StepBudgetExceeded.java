package dev.waymark.engine.machine;

/// A step has used up its nodes: the instance ends here, its handlers do not run.
final class StepBudgetExceeded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StepBudgetExceeded(int limit) {
    super("more than " + limit + " nodes without a durable point", null, false, false);
  }
}
