package dev.waymark.simulator;

import dev.waymark.engine.store.Mixing;
import java.util.Map;
import java.util.TreeMap;

/// The tape: every deviation from the benign run is a choice with a key, and 0 is the benign one. A
/// key names the place (`DISTURB/n1@1/tx17.CommitSteps.sent`), not a position in a stream, so that
/// taking one deviation away does not change the others.
public final class Choices {
  /// How a choice that the tape does not name is made.
  private interface Driver {
    int choose(String key, int options);
  }

  static final String ORDER = "ORDER";

  private final Driver driver;
  private final TreeMap<String, Integer> made = new TreeMap<>();

  private final boolean orders;

  private Choices(Driver driver) {
    this(driver, false);
  }

  private Choices(Driver driver, boolean orders) {
    this.driver = driver;
    this.orders = orders;
  }

  public static Choices benign() {
    return new Choices((key, options) -> 0);
  }

  /// What the tape names, and 0 elsewhere.
  public static Choices replay(Map<String, Integer> tape) {
    var copy = new TreeMap<>(tape);
    return new Choices(
        (key, options) -> Math.min(options - 1, copy.getOrDefault(key, 0)),
        copy.keySet().stream().anyMatch(key -> key.startsWith(ORDER)));
  }

  /// After so many deviations a random run is left alone: then all must come to its end.
  private static final int HEALED_AFTER = 60;

  /// A value for every key that depends on nothing but the seed and the key; other than 0 in
  /// `perMille` of all cases, until the world is healed.
  public static Choices random(long seed, int perMille) {
    var wild = wild(seed, perMille);
    return new Choices((key, options) -> key.startsWith("WILD/") ? 0 : wild.at(key, options));
  }

  /// The same, with what uses up attempts too.
  public static Choices wild(long seed, int perMille) {
    var left = new int[] {HEALED_AFTER};
    return new Choices((key, options) -> {
      var mixed = Mixing.of(seed, key);
      if (options < 2 || left[0] == 0 || Long.remainderUnsigned(mixed, 1000) >= perMille) {
        return 0;
      }
      left[0]--;
      return 1 + (int) Long.remainderUnsigned(Mixing.of(mixed, 1), options - 1);
    });
  }

  /// Each kind of place is left alone in half of all runs, and disturbed seldom or often in the
  /// others; so is the order of what happens at one time. Healed in the end, as a random run.
  public static Choices swarm(long seed) {
    var left = new int[] {HEALED_AFTER};
    return new Choices(
        (key, options) -> {
          var mixed = Mixing.of(seed, key);
          if (options < 2
              || left[0] == 0
              || key.startsWith("WILD/")
              || Long.remainderUnsigned(mixed, 1000) >= weight(seed, site(key))) {
            return 0;
          }
          left[0] -= key.startsWith(ORDER) ? 0 : 1;
          return 1 + (int) Long.remainderUnsigned(Mixing.of(mixed, 1), options - 1);
        },
        true);
  }

  private static String site(String key) {
    return key.substring(0, key.indexOf('/')) + key.substring(key.lastIndexOf('.') + 1);
  }

  /// Of a thousand: nothing, or from 2 to 128.
  private static int weight(long seed, String site) {
    var mixed = Mixing.of(Mixing.of(seed, 11), site.startsWith(ORDER) ? ORDER : site);
    return (mixed & 1) == 0 ? 0 : 2 << (int) Long.remainderUnsigned(mixed >>> 1, 7);
  }

  /// Whether the order of what happens at one time is to be asked for.
  boolean orders() {
    return orders;
  }

  /// One of `options`, from 0.
  public int at(String key, int options) {
    var choice = driver.choose(key, options);
    if (choice != 0) {
      made.put(key, choice);
    }
    return choice;
  }

  /// Whether it deviates there.
  boolean chose(String key) {
    return made.containsKey(key);
  }

  /// The deviations that were really made: with them alone the run can be had again.
  public Map<String, Integer> tape() {
    return new TreeMap<>(made);
  }
}
