package dev.waymark.simulator;

import java.util.ArrayList;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Virtual time, and what is going to happen: ordered by time and key, never by when it was put in.
final class Agenda {
  private static final int READY_MAX = 8;

  /// @param timer whether it is only the alarm of a runtime node
  record Happening(long at, String key, long ordinal, boolean timer, Runnable what)
      implements Comparable<Happening> {
    @Override
    public int compareTo(Happening other) {
      if (at != other.at) {
        return Long.compare(at, other.at);
      }
      var byKey = key.compareTo(other.key);
      return byKey != 0 ? byKey : Long.compare(ordinal, other.ordinal);
    }
  }

  private final TreeSet<Happening> queue = new TreeSet<>();
  private final TreeMap<String, Integer> ties = new TreeMap<>();
  private long now;
  private long ordinals;
  private long count;
  private long leftOut;

  long now() {
    return now;
  }

  /// How much has happened.
  long count() {
    return count;
  }

  void at(long in, String key, Runnable what) {
    queue.add(new Happening(now + in, key, ordinals++, false, what));
  }

  Happening timer(long in, String key, Runnable what) {
    var timer = new Happening(now + in, key, ordinals++, true, what);
    queue.add(timer);
    return timer;
  }

  void callOff(@Nullable Happening timer) {
    if (timer != null) {
      queue.remove(timer);
    }
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  void next(Choices choices) {
    var next = choices.orders() ? chosen(choices) : queue.first();
    queue.remove(next);
    now = Math.max(now, next.at());
    count++;
    next.what().run();
  }

  /// One of those that come first at the same time.
  private Happening chosen(Choices choices) {
    var ready = new ArrayList<Happening>();
    for (var happening : queue) {
      if (happening.at() > Math.max(now, queue.first().at()) || ready.size() == READY_MAX) {
        break;
      }
      ready.add(happening);
    }
    if (ready.size() < 2) {
      return ready.getFirst();
    }
    var key = ready.getFirst().key();
    var tie = ties.merge(key, 1, Integer::sum);
    return ready.get(choices.at(Choices.ORDER + "/" + key + "/" + tie, ready.size()));
  }

  /// When something happens next that is no alarm of a node.
  long nextBusiness() {
    for (var happening : queue) {
      if (!happening.timer()) {
        return happening.at();
      }
    }
    return Long.MAX_VALUE;
  }

  boolean isTimerNext() {
    return !queue.isEmpty() && queue.first().timer();
  }

  /// How long has been lived through.
  long lived() {
    return now - leftOut;
  }

  void leaveOut(long micros) {
    now += micros;
    leftOut += micros;
  }
}
