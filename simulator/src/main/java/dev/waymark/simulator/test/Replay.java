package dev.waymark.simulator.test;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A failure, as `--replay` names it: `CRASH/n1@1/d2.charge#1.report given trip.nights=2`.
///
/// @param drawn what is not the plainest of inputs and answers
record Replay(Optional<String> disturbance, Map<String, Integer> drawn) {
  private static final String GIVEN = "given";

  Replay {
    drawn = new TreeMap<>(drawn);
  }

  static Optional<Replay> parse(String text) {
    var words = text.strip().split(" +", -1);
    var given = java.util.List.of(words).indexOf(GIVEN);
    var drawn = new TreeMap<String, Integer>();
    if (given >= 0 && given < words.length - 2 || given > 1 || given < 0 && words.length > 1) {
      return Optional.empty();
    }
    if (given >= 0 && given + 1 < words.length) {
      for (var entry : words[given + 1].split(",", -1)) {
        var at = entry.lastIndexOf('=');
        if (at < 1 || !entry.substring(at + 1).matches("[0-9]{1,9}")) {
          return Optional.empty();
        }
        drawn.put(entry.substring(0, at), Integer.parseInt(entry.substring(at + 1)));
      }
    }
    return Optional.of(new Replay(given == 0 ? Optional.empty() : Optional.of(words[0]), drawn));
  }

  @Override
  public String toString() {
    var words = new ArrayList<String>();
    disturbance.ifPresent(words::add);
    if (!drawn.isEmpty() || disturbance.isEmpty()) {
      words.add(GIVEN);
      var entries = new ArrayList<String>();
      drawn.forEach((key, value) -> entries.add(key + "=" + value));
      words.add(String.join(",", entries));
    }
    return String.join(" ", words).strip();
  }
}
