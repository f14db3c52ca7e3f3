package dev.waymark.engine.kernel;

import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.Wait;
import dev.waymark.ir.Program;
import java.util.List;
import java.util.Optional;

/// Steps of one instance, one after the other. `survey` also asks what the snapshot waits for
/// before them: the node has taken this instance over and knows nothing of it. `open` is how many
/// calls are in flight: what the instance waits for is asked only when none may be left, since the
/// answer grows with the width of a fan-out.
public record Work(
    Program program, Snapshot snapshot, List<Stimulus> stimuli, boolean survey, int open) {
  public Work {
    stimuli = List.copyOf(stimuli);
  }

  public sealed interface Result {
    /// `applied` says of each stimulus that was taken whether it told the instance something; an
    /// instance that ends takes no more. `last` is empty when there was none.
    record Done(
        List<Effect.Dispatch> outstanding,
        List<Boolean> applied,
        List<Effect> effects,
        Optional<Step> last,
        List<Wait> waits)
        implements Result {
      public Done {
        outstanding = List.copyOf(outstanding);
        applied = List.copyOf(applied);
        effects = List.copyOf(effects);
        waits = List.copyOf(waits);
      }
    }

    /// The machine failed: our fault, or state that cannot be read. Never the program's error.
    record Faulted(String reason) implements Result {}
  }

  /// What a driver does with an [Output.Run]. Pure, but for the time it takes.
  public static Result run(Machinery machinery, Work work) {
    try {
      return steps(machinery, work);
    } catch (RuntimeException | StackOverflowError fault) {
      return new Result.Faulted(fault.getClass().getSimpleName() + ": " + fault.getMessage());
    }
  }

  private static Result steps(Machinery machinery, Work work) {
    List<Effect.Dispatch> outstanding =
        work.survey && !work.snapshot.isEmpty()
            ? machinery.outstanding(work.program, work.snapshot)
            : List.of();
    var applied = List.<Boolean>of();
    var effects = List.<Effect>of();
    var snapshot = work.snapshot;
    Optional<Step> last = Optional.empty();
    if (!work.stimuli.isEmpty()) {
      var fold = machinery.fold(work.program, work.snapshot, work.stimuli);
      applied = fold.applied();
      effects = fold.last().effects();
      snapshot = fold.last().snapshot();
      last = Optional.of(fold.last());
    }
    var waiting = last.isEmpty() || last.get().status() instanceof Step.Status.Waiting;
    var quiet = work.open + outstanding.size() + change(work.stimuli, effects) <= 0;
    List<Wait> waits =
        waiting && quiet && !snapshot.isEmpty()
            ? machinery.waits(work.program, snapshot)
            : List.of();
    return new Result.Done(outstanding, applied, effects, last, waits);
  }

  private static int change(List<Stimulus> stimuli, List<Effect> effects) {
    var change = 0;
    for (var stimulus : stimuli) {
      change -= stimulus.event() instanceof Event.Settled ? 1 : 0;
    }
    for (var effect : effects) {
      change +=
          switch (effect) {
            case Effect.Dispatch _ -> 1;
            case Effect.Withdraw _ -> -1;
            case Effect.StartChild _, Effect.Log _, Effect.Note _ -> 0;
          };
    }
    return change;
  }
}
