package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Range;
import dev.waymark.engine.value.SliceValue;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Slices of sequences.
final class Slices {
  private Slices() {}

  /// A slice made fit for a length: `count` items from `start`, each `step` further.
  record Span(int start, int step, int count) {
    int at(int index) {
      return start + index * step;
    }
  }

  static Span span(SliceValue slice, int length) {
    int step = slice.step() == None.NONE ? 1 : part(slice.step());
    if (step == 0) {
      throw Errors.valueError("slice step cannot be zero");
    }
    step = Math.max(step, -Integer.MAX_VALUE);
    int least = step > 0 ? 0 : -1;
    int most = step > 0 ? length : length - 1;
    int start = bound(slice.low(), step > 0 ? least : most, length, least, most);
    int stop = bound(slice.high(), step > 0 ? most : least, length, least, most);
    long distance = step > 0 ? (long) stop - start : (long) start - stop;
    long stride = Math.abs((long) step);
    int count = distance <= 0 ? 0 : (int) ((distance - 1) / stride + 1);
    return new Span(start, step, count);
  }

  private static int part(Value value) {
    if (!(value instanceof Int || value instanceof Bool)) {
      throw Errors.typeError("slice indices must be integers or None or have an __index__ method");
    }
    return Parameters.index(value);
  }

  private static int bound(Value value, int missing, int length, int least, int most) {
    if (value == None.NONE) {
      return missing;
    }
    long index = part(value);
    long at = index < 0 ? index + length : index;
    return (int) Math.min(Math.max(at, least), most);
  }

  static List<Value> take(List<Value> items, SliceValue slice) {
    var span = span(slice, items.size());
    if (span.step == 1) {
      return items.subList(span.start, span.start + span.count);
    }
    var result = new ArrayList<Value>(span.count);
    for (int i = 0; i < span.count; i++) {
      result.add(items.get(span.at(i)));
    }
    return result;
  }

  static Str take(Str text, SliceValue slice) {
    var span = span(slice, text.length());
    if (span.step == 1) {
      return span.count == 0 ? Str.EMPTY : text.slice(span.start, span.start + span.count);
    }
    var points = text.text().codePoints().toArray();
    var out = new StringBuilder(span.count);
    for (int i = 0; i < span.count; i++) {
      out.appendCodePoint(points[span.at(i)]);
    }
    return Str.of(out.toString());
  }

  static Bytes take(Bytes bytes, SliceValue slice) {
    var span = span(slice, bytes.length());
    var result = new byte[span.count];
    for (int i = 0; i < span.count; i++) {
      result[i] = bytes.bytes()[span.at(i)];
    }
    return Bytes.of(result);
  }

  static Range take(Range range, SliceValue slice) {
    var length = range.length();
    if (length.bitLength() > 31) {
      throw Errors.overflow("Python int too large to convert to C ssize_t");
    }
    var span = span(slice, length.intValueExact());
    var start = range.item(BigInteger.valueOf(span.start));
    var step = Int.of(range.step().big().multiply(BigInteger.valueOf(span.step)));
    var stop = start.big().add(step.big().multiply(BigInteger.valueOf(span.count)));
    return new Range(start, Int.of(stop), step);
  }

  static void assign(List<Value> items, SliceValue slice, List<Value> values) {
    var span = span(slice, items.size());
    if (span.step == 1) {
      int end = Math.max(span.start, span.start + span.count);
      items.subList(span.start, end).clear();
      items.addAll(span.start, values);
      return;
    }
    if (values.size() != span.count) {
      throw Errors.valueError(
          "attempt to assign sequence of size %d to extended slice of size %d"
              .formatted(values.size(), span.count));
    }
    for (int i = 0; i < span.count; i++) {
      items.set(span.at(i), values.get(i));
    }
  }

  static void delete(List<Value> items, SliceValue slice) {
    var span = span(slice, items.size());
    if (span.step == 1) {
      items.subList(span.start, span.start + span.count).clear();
      return;
    }
    var dropped = new BitSet();
    for (int i = 0; i < span.count; i++) {
      dropped.set(span.at(i));
    }
    var kept = new ArrayList<Value>();
    for (int i = 0; i < items.size(); i++) {
      if (!dropped.get(i)) {
        kept.add(items.get(i));
      }
    }
    items.clear();
    items.addAll(kept);
  }
}
