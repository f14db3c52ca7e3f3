package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Ordering;
import dev.waymark.engine.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// CPython's stable sort. Java's refuses an order that contradicts itself (NaN); this one asks only
/// `<`, and up to 64 items asks the same questions in the same order as CPython.
final class Sorting {
  private static final int SHORT = 64;

  private Sorting() {}

  private record Keyed(Value key, Value item) {}

  static List<Value> sorted(Interpreter in, List<Value> items, Value key, boolean reverse) {
    in.charge(items.size());
    var keyed = new ArrayList<Keyed>(items.size());
    for (Value item : items) {
      keyed.add(new Keyed(key == None.NONE ? item : in.call(key, item), item));
    }
    if (reverse) {
      Collections.reverse(keyed);
    }
    var array = keyed.toArray(Keyed[]::new);
    sort(array);
    var sorted = new ArrayList<Value>(array.length);
    for (Keyed one : array) {
      sorted.add(one.item());
    }
    if (reverse) {
      Collections.reverse(sorted);
    }
    return sorted;
  }

  private static void sort(Keyed[] a) {
    if (a.length < 2) {
      return;
    }
    if (a.length < SHORT) {
      insert(a, 0, a.length, run(a, 0, a.length));
      return;
    }
    merge(a, a.clone(), 0, a.length);
  }

  private static boolean less(Keyed a, Keyed b) {
    return Ordering.less(a.key(), b.key());
  }

  /// The length of the run at the beginning; one that strictly descends is turned round.
  private static int run(Keyed[] a, int low, int high) {
    int at = low + 1;
    if (at == high) {
      return 1;
    }
    boolean descends = less(a[at], a[at - 1]);
    at++;
    while (at < high && less(a[at], a[at - 1]) == descends) {
      at++;
    }
    if (descends) {
      Collections.reverse(Arrays.asList(a).subList(low, at));
    }
    return at - low;
  }

  private static void insert(Keyed[] a, int low, int high, int sorted) {
    for (int start = low + sorted; start < high; start++) {
      int left = low;
      int right = start;
      var pivot = a[start];
      while (left < right) {
        int middle = left + (right - left) / 2;
        if (less(pivot, a[middle])) {
          right = middle;
        } else {
          left = middle + 1;
        }
      }
      System.arraycopy(a, left, a, left + 1, start - left);
      a[left] = pivot;
    }
  }

  private static void merge(Keyed[] to, Keyed[] from, int low, int high) {
    if (high - low < SHORT) {
      insert(to, low, high, run(to, low, high));
      return;
    }
    int middle = low + (high - low) / 2;
    merge(from, to, low, middle);
    merge(from, to, middle, high);
    int left = low;
    int right = middle;
    for (int at = low; at < high; at++) {
      boolean takeRight = right < high && (left >= middle || less(from[right], from[left]));
      to[at] = takeRight ? from[right++] : from[left++];
    }
  }
}
