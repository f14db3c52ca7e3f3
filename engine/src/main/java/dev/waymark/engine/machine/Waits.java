package dev.waymark.engine.machine;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Step;
import dev.waymark.engine.Wait;
import dev.waymark.engine.state.Instance;
import dev.waymark.engine.value.Call;
import dev.waymark.engine.value.Future;
import dev.waymark.engine.value.Gathering;
import dev.waymark.engine.value.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why tasks wait, in words for people.
final class Waits {
  private Waits() {}

  static List<Wait> of(Instance instance) {
    var waits = new ArrayList<Wait>();
    for (var task : instance.tasks.values()) {
      var future = task.waitingOn;
      if (future != null) {
        waits.add(of(task, future));
      }
    }
    return waits;
  }

  private static Wait of(Task task, Future future) {
    var known = Loop.place(task);
    var place = known == null ? new Step.NodePlace(0, 0) : known;
    return switch (future) {
      case Call call -> of(call, known == null ? placeOf(call) : place);
      case Gathering gathering ->
          wait(
              Wait.Reason.PARALLEL,
              place,
              "%d of %d branches".formatted(gathering.finished, gathering.size()),
              future);
      case Task other -> wait(Wait.Reason.PARALLEL, place, other.name, future);
      case Future _ when future.purpose.startsWith("signal ") ->
          wait(Wait.Reason.SIGNAL, place, future.purpose.substring(7), future);
      case Future _ when future.purpose.equals("sleep") ->
          wait(Wait.Reason.SLEEP, place, "sleep", future);
      case Future _ -> wait(Wait.Reason.PARALLEL, place, future.purpose, future);
    };
  }

  private static Step.NodePlace placeOf(Call call) {
    return new Step.NodePlace(Math.max(0, call.function), Math.max(0, call.node));
  }

  private static Wait of(Call call, Step.NodePlace place) {
    var reason =
        call.isChild()
            ? Wait.Reason.CHILD
            : call.retryAt >= 0 ? Wait.Reason.RETRY : Wait.Reason.ACTION;
    long until = call.retryAt >= 0 ? call.retryAt : call.until;
    return new Wait(
        reason,
        place,
        call.name,
        call.since,
        until < 0 ? Optional.empty() : Optional.of(until),
        Optional.of(new CallId(call.number, call.name)),
        call.attempt);
  }

  private static Wait wait(Wait.Reason reason, Step.NodePlace place, String what, Future future) {
    return new Wait(
        reason,
        place,
        what,
        future.since,
        future.until < 0 ? Optional.empty() : Optional.of(future.until),
        Optional.empty(),
        0);
  }
}
