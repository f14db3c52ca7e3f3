package dev.waymark.compiler.check;

/// What stands around a statement or an expression, as far as it decides what may stand there.
///
/// @param loop whether `break` and `continue` have a loop in this function
/// @param star whether this is the block of an `except*`
/// @param workflow whether this is compiled for sure: the body of a workflow
/// @param top whether this is the top of the file, and no block
record Place(Function function, boolean loop, boolean star, boolean workflow, boolean top) {
  /// The innermost thing that holds statements of its own.
  enum Function {
    MODULE,
    CLASS,
    DEF,
    ASYNC,
    LAMBDA,
    BRANCH,
    TEST
  }

  static final Place FILE = new Place(Function.MODULE, false, false, false, true);

  Place block() {
    return new Place(function, loop, star, workflow, false);
  }

  Place inLoop() {
    return new Place(function, true, false, workflow, false);
  }

  Place inStar() {
    return new Place(function, false, true, workflow, false);
  }

  Place in(Function inner) {
    return new Place(inner, false, false, workflow, false);
  }

  Place inWorkflow(Function inner) {
    return new Place(inner, false, false, true, false);
  }

  boolean isFunction() {
    return switch (function) {
      case MODULE, CLASS, TEST -> false;
      case DEF, ASYNC, LAMBDA, BRANCH -> true;
    };
  }

  boolean mayAwait() {
    return function == Function.ASYNC || function == Function.BRANCH;
  }
}
