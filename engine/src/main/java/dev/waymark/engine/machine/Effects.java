package dev.waymark.engine.machine;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Effect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is left of a step's effects for the world.
final class Effects {
  private Effects() {}

  /// A call that was asked for and taken back in one step was never asked for.
  static List<Effect> settled(List<Effect> effects) {
    var withdrawn = new ArrayList<CallId>();
    for (var effect : effects) {
      if (effect instanceof Effect.Withdraw(var call)) {
        withdrawn.add(call);
      }
    }
    if (withdrawn.isEmpty()) {
      return effects;
    }
    var asked = new ArrayList<CallId>();
    for (var effect : effects) {
      var call = asks(effect);
      if (call != null && withdrawn.contains(call)) {
        asked.add(call);
      }
    }
    var kept = new ArrayList<Effect>();
    for (var effect : effects) {
      var call = effect instanceof Effect.Withdraw(var id) ? id : asks(effect);
      if (call == null || !asked.contains(call)) {
        kept.add(effect);
      }
    }
    return kept;
  }

  private static @Nullable CallId asks(Effect effect) {
    return switch (effect) {
      case Effect.Dispatch dispatch -> dispatch.call();
      case Effect.StartChild child -> child.call();
      case Effect.Withdraw _, Effect.Log _, Effect.Note _ -> null;
    };
  }
}
