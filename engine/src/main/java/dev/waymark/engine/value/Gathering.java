package dev.waymark.engine.value;

import dev.waymark.ir.Node.FailureMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Waits for many: `asyncio.gather`, the fan-out node, and `first`. Results stand in the order of
/// the branches.
public final class Gathering extends Future {
  public final Kind kind;
  public final FailureMode mode;

  /// Of branches that have begun; null for one that has not, and (but for `gather`) once it ended.
  public final @Nullable Future[] children;

  /// The value, or the error, with which a branch ended.
  public final @Nullable Value[] results;

  /// What the branches still have to be made of: items for [#body], or closures where it is null.
  public @Nullable Value[] sources = new Value[0];

  public @Nullable FunctionValue body;

  /// How many branches may be alive at one time.
  public int limit = Integer.MAX_VALUE;

  /// The first branch that has not begun.
  public int next;

  public int alive;
  public int finished;

  /// Of `first`: the branch that won, or -1.
  public int winner = -1;

  public boolean cancelRequested;

  /// Whether the branches have been told to stop because one failed.
  public boolean aborting;

  public final List<ErrorValue> errors = new ArrayList<>(0);

  public Gathering(Kind kind, FailureMode mode, int size) {
    this.kind = kind;
    this.mode = mode;
    this.children = new Future[size];
    this.results = new Value[size];
  }

  public enum Kind {
    /// `asyncio.gather`: children may be shared, and are kept.
    GATHER,
    FAN_OUT,
    RACE
  }

  public int size() {
    return children.length;
  }
}
