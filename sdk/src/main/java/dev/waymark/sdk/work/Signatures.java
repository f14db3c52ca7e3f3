package dev.waymark.sdk.work;

import dev.waymark.engine.work.Offer;
import dev.waymark.ir.Program;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Holds what workers offer against what the programs call: an offer with another signature counts
/// as none, and is told of once, with the difference in words.
final class Signatures {
  private final List<Program.Action> wanted;
  private final Set<String> told = new LinkedHashSet<>();

  Signatures(List<Program.Action> wanted) {
    this.wanted = List.copyOf(wanted);
  }

  List<Offer> fitting(List<Offer> offers, Consumer<String> misfit) {
    List<Offer> fitting = new ArrayList<>(offers);
    for (Program.Action action : wanted) {
      Optional<Offer> meant = Offer.named(offers, action.name());
      Optional<String> difference = meant.flatMap(offer -> offer.misfit(action));
      if (difference.isPresent()) {
        fitting.remove(meant.get());
        if (told.add(difference.get())) {
          misfit.accept(difference.get());
        }
      }
    }
    return fitting;
  }
}
