package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What tests have made happen, of all that can happen in their workflows. Several can be added up:
/// the same place of a file is one thing, whatever program it came to.
public final class Coverage {
  /// The kinds of things that can happen.
  public enum Kind {
    LINES("lines"),
    BRANCHES("branches"),
    HANDLERS("handlers"),
    EXHAUSTED("retries exhausted"),
    TIMED_OUT("timeouts fired"),
    DISTURBED("calls disturbed");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// How much of something has happened.
  public record Share(int done, int all) {
    @Override
    public String toString() {
      return done + " of " + all;
    }
  }

  private static final int MISSED_MAX = 8;

  /// By kind, what is said when it never happened, by its key.
  private final Map<Kind, TreeMap<String, String>> all = new EnumMap<>(Kind.class);

  private final Map<Kind, TreeSet<String>> happened = new EnumMap<>(Kind.class);

  public Coverage() {
    for (var kind : Kind.values()) {
      all.put(kind, new TreeMap<>());
      happened.put(kind, new TreeSet<>());
    }
  }

  void can(Kind kind, String key, String missed) {
    of(kind).put(key, missed);
  }

  private TreeMap<String, String> of(Kind kind) {
    return all.getOrDefault(kind, new TreeMap<>());
  }

  /// What nobody said that it can happen is not counted: unreachable nodes of a helper, say.
  void happened(Kind kind, String key) {
    if (of(kind).containsKey(key)) {
      seen(kind).add(key);
    }
  }

  private TreeSet<String> seen(Kind kind) {
    return happened.getOrDefault(kind, new TreeSet<>());
  }

  /// One that begins with everything that can happen in these workflows.
  static Coverage of(Compilation.Compiled compiled) {
    var coverage = new Coverage();
    compiled.workflows().forEach(workflow -> new Terrain(workflow).tell(coverage));
    return coverage;
  }

  public void add(Coverage other) {
    for (var kind : Kind.values()) {
      of(kind).putAll(other.of(kind));
      seen(kind).addAll(other.seen(kind));
    }
  }

  public Share share(Kind kind) {
    return new Share(seen(kind).size(), of(kind).size());
  }

  /// Of all lines, branches and handlers, in percent; everything of nothing.
  public int percent() {
    return percent(List.of(Kind.LINES, Kind.BRANCHES, Kind.HANDLERS));
  }

  /// Of the calls of actions, in percent.
  public int disturbedPercent() {
    return percent(List.of(Kind.DISTURBED));
  }

  private int percent(List<Kind> kinds) {
    var done = kinds.stream().mapToInt(kind -> share(kind).done()).sum();
    var whole = kinds.stream().mapToInt(kind -> share(kind).all()).sum();
    return whole == 0 ? 100 : done * 100 / whole;
  }

  /// What never happened, in words: what is most worth a test first.
  public List<String> missed() {
    var missed = new ArrayList<String>();
    for (var kind : Kind.values()) {
      of(kind)
          .forEach((key, words) -> {
            if (!seen(kind).contains(key)) {
              missed.add(words);
            }
          });
    }
    return missed;
  }

  /// Below the summary of tests.
  public List<String> lines() {
    var shares = new ArrayList<String>();
    for (var kind : Kind.values()) {
      if (share(kind).all() > 0) {
        shares.add(kind.words() + " " + share(kind));
      }
    }
    var lines = new ArrayList<String>();
    lines.add("coverage  " + (shares.isEmpty() ? "nothing to cover" : String.join(", ", shares)));
    var missed = missed();
    for (var i = 0; i < Math.min(MISSED_MAX, missed.size()); i++) {
      lines.add("          " + (i == 0 ? "never happened: " : "                ") + missed.get(i));
    }
    if (missed.size() > MISSED_MAX) {
      lines.add(" ".repeat(26) + (missed.size() - MISSED_MAX) + " more");
    }
    return lines;
  }
}
