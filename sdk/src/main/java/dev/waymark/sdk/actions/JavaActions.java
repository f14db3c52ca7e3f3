package dev.waymark.sdk.actions;

import dev.waymark.engine.Event;
import dev.waymark.engine.Event.Outcome;
import dev.waymark.engine.work.Delivery;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// The actions of an object, to be carried out by whoever calls: on his thread, without a pool and
/// without the method's own time limit.
public final class JavaActions {
  private JavaActions() {}

  /// By identity.
  public static Map<String, Function<Delivery, Outcome>> of(Object owner) {
    Map<String, Function<Delivery, Outcome>> actions = new TreeMap<>();
    for (ActionMethod action : ActionMethod.of(owner)) {
      actions.put(action.identity(), delivery -> uninterrupted(action, delivery));
    }
    return actions;
  }

  private static Outcome uninterrupted(ActionMethod action, Delivery delivery) {
    try {
      return perform(action, delivery);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return JavaErrors.failed("asyncio.CancelledError", List.of(), "the action was interrupted");
    }
  }

  /// What becomes of a delivery, its failure too.
  static Outcome perform(ActionMethod action, Delivery delivery) throws InterruptedException {
    try {
      return new Event.Outcome.Succeeded(BorderValues.write(action.perform(delivery)));
    } catch (ActionMethod.DoesNotFit e) {
      return JavaErrors.failed(
          "waymark.ArgumentsDoNotFit", List.of(), String.valueOf(e.getMessage()));
    } catch (BorderValues.TooLarge e) {
      return JavaErrors.failed("waymark.ValueTooLarge", List.of(), String.valueOf(e.getMessage()));
    } catch (tools.jackson.core.JacksonException e) {
      return JavaErrors.failed("waymark.NotSerializable", List.of(), e.getOriginalMessage());
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      return JavaErrors.failed(e);
    }
  }
}
