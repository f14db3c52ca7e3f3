package dev.waymark.simulator.test;

import java.util.ArrayList;
import java.util.List;

/// What happened, in virtual time, for people.
public final class TimeLine {
  /// One line. `outcome` and `value` are empty where a line only says something.
  public record Entry(long micros, String what, String outcome, String value, String remark) {}

  private final List<Entry> entries = new ArrayList<>();

  void add(Entry entry) {
    entries.add(entry);
  }

  int size() {
    return entries.size();
  }

  void set(int index, Entry entry) {
    entries.set(index, entry);
  }

  Entry last() {
    return entries.getLast();
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /// The lines below `virtual time line`, in columns.
  public static List<String> lines(List<Entry> entries) {
    var time = 0;
    var what = 0;
    var outcome = 0;
    var value = 0;
    for (var entry : entries) {
      time = Math.max(time, Shown.duration(entry.micros()).length());
      if (!entry.outcome().isEmpty()) {
        what = Math.max(what, entry.what().length());
        outcome = Math.max(outcome, entry.outcome().length());
        value = Math.max(value, entry.remark().isEmpty() ? 0 : entry.value().length());
      }
    }
    var lines = new ArrayList<String>();
    for (var entry : entries) {
      var at = Shown.duration(entry.micros());
      var start = "  " + " ".repeat(time - at.length()) + at + "  ";
      lines.add(
          (entry.outcome().isEmpty()
                  ? start + entry.what()
                  : start
                      + padded(entry.what(), what)
                      + "  "
                      + padded(entry.outcome(), outcome)
                      + "  "
                      + padded(entry.value(), value)
                      + "    "
                      + entry.remark())
              .stripTrailing());
    }
    return lines;
  }

  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
