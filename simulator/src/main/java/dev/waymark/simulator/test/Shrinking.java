package dev.waymark.simulator.test;

import dev.waymark.simulator.test.TestReport.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A tape that still does what a longer one does.
public final class Shrinking {
  private static final int TRIES_MAX = 2_000;

  /// Among more entries than so many, no pairs are tried.
  private static final int PAIRS_MAX = 20;

  /// A call's number, or an item's place.
  private static final Pattern NUMBER = Pattern.compile("(?<=[.#])\\d{1,4}(?=[./]|$)");

  /// `DISTURB/n2@3/tx4.CommitSteps.durable`: a node, its boot, and how often it did this.
  private static final Pattern POINT =
      Pattern.compile(
          "(?<kind>[A-Z]+/[a-z]+)\\d+@\\d+/(?<sort>[a-z]+)(?<number>\\d{1,3})(?<rest>\\..*)");

  private static final int NODES_TRIED = 3;

  /// What a later boot does soon, the first may do so much later.
  private static final int LATER = 3;

  private final Predicate<Map<String, Integer>> fails;
  private TreeMap<String, Integer> tape;
  private int tries;

  private Shrinking(Map<String, Integer> tape, Predicate<Map<String, Integer>> fails) {
    this.tape = new TreeMap<>(tape);
    this.fails = fails;
  }

  /// @param fails holds of the tape itself
  public static Map<String, Integer> smallest(
      Map<String, Integer> tape, Predicate<Map<String, Integer>> fails) {
    var shrinking = new Shrinking(tape, fails);
    boolean smaller;
    do {
      smaller = shrinking.without();
      smaller |= shrinking.withoutPairs();
      smaller |= shrinking.lower();
      smaller |= shrinking.earlier();
    } while (smaller);
    return shrinking.tape;
  }

  /// Two failures that say the same first.
  static boolean alike(TestReport one, TestReport other) {
    return first(one).equals(first(other));
  }

  private static String first(TestReport report) {
    return report.verdict() instanceof Verdict.Failed(var lines) && !lines.isEmpty()
        ? lines.getFirst()
        : "";
  }

  private boolean take(TreeMap<String, Integer> smaller) {
    if (tries >= TRIES_MAX) {
      return false;
    }
    tries++;
    if (!fails.test(smaller)) {
      return false;
    }
    tape = smaller;
    return true;
  }

  /// Leaves out halves, quarters and so on, down to single choices.
  private boolean without() {
    var any = false;
    for (var size = Math.max(1, tape.size()); size >= 1; size /= 2) {
      for (var from = 0; from < tape.size(); ) {
        var smaller = new TreeMap<>(tape);
        var keys = new ArrayList<>(tape.keySet());
        keys.subList(from, Math.min(keys.size(), from + size)).forEach(smaller::remove);
        if (take(smaller)) {
          any = true;
        } else {
          from += size;
        }
      }
    }
    return any;
  }

  /// What belongs together (a crash and who takes over) only goes together.
  private boolean withoutPairs() {
    var keys = List.copyOf(tape.keySet());
    for (var i = 0; keys.size() <= PAIRS_MAX && i < keys.size(); i++) {
      for (var j = i + 1; j < keys.size(); j++) {
        var smaller = new TreeMap<>(tape);
        smaller.remove(keys.get(i));
        smaller.remove(keys.get(j));
        if (take(smaller)) {
          return true;
        }
      }
    }
    return false;
  }

  /// The smallest choice in place of each.
  private boolean lower() {
    var any = false;
    for (var key : new ArrayList<>(tape.keySet())) {
      for (var value = 1; value < tape.getOrDefault(key, 0); value++) {
        var smaller = new TreeMap<>(tape);
        smaller.put(key, value);
        if (take(smaller)) {
          any = true;
          break;
        }
      }
    }
    return any;
  }

  /// The same of a node's first boot, of this node or another: then nobody has to die before.
  private static ArrayList<String> inFirstBoots(String key) {
    var found = new ArrayList<String>();
    var parts = POINT.matcher(key);
    if (parts.matches()) {
      for (var node = 1; node <= NODES_TRIED; node++) {
        for (var number = 1; number <= Integer.parseInt(parts.group("number")) + LATER; number++) {
          found.add(
              parts.group("kind")
                  + node
                  + "@1/"
                  + parts.group("sort")
                  + number
                  + parts.group("rest"));
        }
      }
      found.remove(key);
    }
    return found;
  }

  /// Says the same of an earlier call, or item of a list: then what is behind it can go.
  private boolean earlier() {
    var any = false;
    for (var key : new ArrayList<>(tape.keySet())) {
      for (var other : before(key)) {
        var value = tape.get(key);
        if (value != null && tape.size() > 1 && take(alone(other, value))) {
          return true;
        }
        if (value != null && !tape.containsKey(other)) {
          var moved = new TreeMap<>(tape);
          moved.remove(key);
          moved.put(other, value);
          any |= take(moved);
        }
      }
    }
    return any;
  }

  private static TreeMap<String, Integer> alone(String key, int value) {
    var tape = new TreeMap<String, Integer>();
    tape.put(key, value);
    return tape;
  }

  private static List<String> before(String key) {
    var found = inFirstBoots(key);
    var number = NUMBER.matcher(key);
    while (number.find()) {
      for (var i = 0; i < Integer.parseInt(number.group()); i++) {
        found.add(key.substring(0, number.start()) + i + key.substring(number.end()));
      }
    }
    return found;
  }
}
