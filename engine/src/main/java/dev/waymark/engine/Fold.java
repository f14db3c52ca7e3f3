package dev.waymark.engine;

import java.util.List;

/// Steps of one instance, one after the other, of which only the last's snapshot is kept. `applied`
/// says of each event that was taken whether it told the instance something; an instance that ends
/// takes no more. `last` is the last step, but with the effects of all.
public record Fold(List<Boolean> applied, Step last) {
  public Fold {
    applied = List.copyOf(applied);
  }
}
