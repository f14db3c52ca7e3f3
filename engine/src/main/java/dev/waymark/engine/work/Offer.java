package dev.waymark.engine.work;

import dev.waymark.ir.Function;
import dev.waymark.ir.Program;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An action as a worker offers it. `open`: it takes keyword arguments of any name (`**`).
public record Offer(String identity, List<Parameter> parameters, boolean open, String worker) {
  public Offer {
    parameters = List.copyOf(parameters);
  }

  /// The offer that a program's action means: one of this identity, else the only one whose bare
  /// name (what stands behind `:`) it is.
  public static Optional<Offer> named(List<Offer> offers, String action) {
    for (Offer offer : offers) {
      if (offer.identity.equals(action)) {
        return Optional.of(offer);
      }
    }
    var bare = offers.stream().filter(offer -> offer.bareName().equals(action)).toList();
    var one = bare.stream().map(Offer::identity).distinct().count() == 1;
    return one ? Optional.of(bare.getFirst()) : Optional.empty();
  }

  /// Every name that [#named] finds: the identities, and the bare names that only one offer has.
  public static List<String> names(List<Offer> offers) {
    return offers.stream()
        .flatMap(offer -> Stream.of(offer.identity, offer.bareName()))
        .distinct()
        .filter(name -> named(offers, name).isPresent())
        .toList();
  }

  private String bareName() {
    return identity.substring(identity.lastIndexOf(':') + 1);
  }

  public record Parameter(String name, boolean required) {}

  /// Why the program's action cannot be run by this offer, in words; empty where it can.
  public Optional<String> misfit(Program.Action action) {
    var wanted = action.parameters().stream().map(Function.Parameter::name).toList();
    var mine = parameters.stream().map(Parameter::name).toList();
    for (String name : wanted) {
      if (!open && !mine.contains(name)) {
        return Optional.of("%s: %s has no parameter `%s`".formatted(identity, worker, name));
      }
    }
    for (Parameter parameter : parameters) {
      if (parameter.required() && !wanted.contains(parameter.name())) {
        return Optional.of(
            "%s: %s needs a parameter `%s`".formatted(identity, worker, parameter.name()));
      }
    }
    return Optional.empty();
  }
}
