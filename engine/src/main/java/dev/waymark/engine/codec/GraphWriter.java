package dev.waymark.engine.codec;

import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.BoundMethod;
import dev.waymark.engine.value.Builtin;
import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Cell;
import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.Classes;
import dev.waymark.engine.value.Date;
import dev.waymark.engine.value.Datetime;
import dev.waymark.engine.value.Decimal;
import dev.waymark.engine.value.DictView;
import dev.waymark.engine.value.Ellipsis;
import dev.waymark.engine.value.EnumMember;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.NotImplemented;
import dev.waymark.engine.value.Partial;
import dev.waymark.engine.value.Range;
import dev.waymark.engine.value.SliceValue;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Time;
import dev.waymark.engine.value.Timedelta;
import dev.waymark.engine.value.Uuid;
import dev.waymark.engine.value.Value;
import dev.waymark.engine.value.Zone;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes values. A heap object is written where it is first met, by what is needed to make one;
/// its content follows later, in the order of first meeting, so that depth costs no stack.
final class GraphWriter {
  private static final int DEPTH_MAX = 200;
  final Output out;
  private final Map<Object, Integer> numbers = new IdentityHashMap<>();
  private final ArrayDeque<Object> contents = new ArrayDeque<>();
  private final ContentWriter content;
  private int depth;

  GraphWriter(Output out) {
    this.out = out;
    this.content = new ContentWriter(this);
  }

  /// Writes the contents of all that was met, and of what is met meanwhile.
  void finish() {
    for (var next = contents.poll(); next != null; next = contents.poll()) {
      content.write(next);
    }
  }

  void value(@Nullable Value value) {
    switch (value) {
      case null -> out.octet(Tags.ABSENT);
      case None _ -> out.octet(Tags.NONE);
      case Bool flag -> out.octet(flag.value() ? Tags.TRUE : Tags.FALSE);
      case Ellipsis _ -> out.octet(Tags.ELLIPSIS);
      case NotImplemented _ -> out.octet(Tags.NOT_IMPLEMENTED);
      case Int number -> integer(number);
      case Float number when Double.isNaN(number.value()) -> object(number);
      case Float number -> {
        out.octet(Tags.FLOAT);
        out.fixed(Double.doubleToRawLongBits(number.value()));
      }
      case Str text -> {
        out.octet(Tags.STR);
        out.text(text.text());
      }
      case Bytes bytes -> {
        out.octet(Tags.BYTES);
        out.blob(bytes.bytes());
      }
      case Decimal _, Date _, Time _, Datetime _, Timedelta _, Zone _, Uuid _ -> library(value);
      case Range range -> {
        out.octet(Tags.RANGE);
        value(range.start());
        value(range.stop());
        value(range.step());
      }
      case Builtin builtin -> {
        out.octet(Tags.BUILTIN);
        out.text(builtin.name());
      }
      case ClassValue type -> type(type);
      case EnumMember member -> {
        out.octet(Tags.ENUM_MEMBER);
        type(member.type());
        out.unsigned(member.index());
        nested(() -> value(member.value()));
      }
      case SliceValue _, BoundMethod _, Partial _, DictView _ -> nested(() -> pair(value));
      case Value object -> object(object);
    }
  }

  private void nested(Runnable write) {
    if (++depth > DEPTH_MAX) {
      throw Errors.raised("RecursionError", "functions nested too deep for a snapshot");
    }
    write.run();
    depth--;
  }

  private void integer(Int number) {
    if (number.isSmall()) {
      out.octet(Tags.INT);
      out.signed(number.small());
    } else {
      out.octet(Tags.BIG_INT);
      out.blob(number.big().toByteArray());
    }
  }

  private void library(Value value) {
    switch (value) {
      case Decimal number -> {
        out.octet(Tags.DECIMAL);
        out.octet(number.kind().ordinal());
        out.flag(number.negative());
        out.blob(number.coefficient().toByteArray());
        out.signed(number.exponent());
      }
      case Date date -> {
        out.octet(Tags.DATE);
        out.signed(date.date().toEpochDay());
      }
      case Time time -> {
        out.octet(Tags.TIME);
        out.unsigned(time.time().toNanoOfDay());
        out.octet(time.fold());
        value(time.zone());
      }
      case Datetime moment -> {
        out.octet(Tags.DATETIME);
        out.signed(moment.local().toLocalDate().toEpochDay());
        out.unsigned(moment.local().toLocalTime().toNanoOfDay());
        out.octet(moment.fold());
        value(moment.zone());
      }
      case Timedelta delta -> {
        out.octet(Tags.TIMEDELTA);
        out.signed(delta.days());
        out.unsigned(delta.seconds());
        out.unsigned(delta.microseconds());
      }
      case Zone.Fixed zone -> {
        out.octet(Tags.FIXED_ZONE);
        value(zone.offset());
        optional(zone.name());
      }
      case Zone.Named zone -> {
        out.octet(Tags.NAMED_ZONE);
        out.text(zone.id());
      }
      case Uuid uuid -> {
        out.octet(Tags.UUID);
        out.fixed(uuid.uuid().getMostSignificantBits());
        out.fixed(uuid.uuid().getLeastSignificantBits());
      }
      case Value _ -> throw new IllegalArgumentException("no value of the library: " + value);
    }
  }

  void optional(@Nullable String text) {
    out.flag(text != null);
    if (text != null) {
      out.text(text);
    }
  }

  void type(ClassValue type) {
    if (type.index() >= 0) {
      out.octet(Tags.PROGRAM_CLASS);
      out.unsigned(type.index());
    } else if (Classes.find(type.name()) == type) {
      out.octet(Tags.BUILTIN_CLASS);
      out.text(type.name());
    } else {
      out.octet(Tags.FOREIGN_CLASS);
      out.text(type.name());
      out.unsigned(type.names().size() - 1L);
      type.names().subList(1, type.names().size()).forEach(out::text);
    }
  }

  private void pair(Value value) {
    switch (value) {
      case SliceValue slice -> {
        out.octet(Tags.SLICE);
        value(slice.low());
        value(slice.high());
        value(slice.step());
      }
      case BoundMethod method -> {
        out.octet(Tags.BOUND_METHOD);
        value(method.self());
        value(method.function());
      }
      case Partial partial -> {
        out.octet(Tags.PARTIAL);
        value(partial.function());
        values(partial.arguments().positional());
        named(partial.arguments().named());
      }
      case DictView view -> {
        out.octet(Tags.DICT_VIEW);
        value(view.dict());
        out.octet(view.kind().ordinal());
      }
      case Value _ -> throw new IllegalArgumentException("not made of others: " + value);
    }
  }

  void values(List<? extends Value> values) {
    out.unsigned(values.size());
    values.forEach(this::value);
  }

  void named(Map<String, Value> named) {
    out.unsigned(named.size());
    named.forEach((name, value) -> {
      out.text(name);
      value(value);
    });
  }

  void cell(@Nullable Cell cell) {
    if (cell == null) {
      out.octet(Tags.ABSENT);
    } else if (isNew(cell)) {
      out.octet(Tags.CELL);
    }
  }

  /// Whether this is the first meeting; else the number is written.
  private boolean isNew(Object object) {
    var number = numbers.putIfAbsent(object, numbers.size());
    if (number != null) {
      out.octet(Tags.SEEN);
      out.unsigned(number);
      return false;
    }
    contents.add(object);
    return true;
  }

  private void object(Value object) {
    if (isNew(object)) {
      new Shells(this).write(object);
    }
  }
}
