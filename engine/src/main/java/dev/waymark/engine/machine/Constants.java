package dev.waymark.engine.machine;

import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Ellipsis;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Timedelta;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Constant;

/// Constants of a program as values.
final class Constants {
  private Constants() {}

  static Value value(Constant constant) {
    return switch (constant) {
      case Constant.Str text -> Str.of(text.value());
      case Constant.Int number -> Int.of(number.value());
      case Constant.None _ -> None.NONE;
      case Constant.Bool flag -> Bool.of(flag.value());
      case Constant.Float number -> new Float(number.value());
      case Constant.Duration duration -> Timedelta.ofMicros(duration.micros());
      case Constant.Ellipsis _ -> Ellipsis.ELLIPSIS;
      case Constant.Bytes bytes -> {
        var array = new byte[bytes.value().size()];
        for (int i = 0; i < array.length; i++) {
          array[i] = bytes.value().get(i);
        }
        yield Bytes.of(array);
      }
    };
  }
}
