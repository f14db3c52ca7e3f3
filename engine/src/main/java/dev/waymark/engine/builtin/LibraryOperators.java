package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Date;
import dev.waymark.engine.value.Datetime;
import dev.waymark.engine.value.Decimal;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Timedelta;
import dev.waymark.engine.value.Value;
import dev.waymark.engine.value.Zones;
import dev.waymark.ir.Expression.BinaryOperator;
import dev.waymark.ir.Expression.UnaryOperator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Operators of the library's values: dates, durations, counters, text formatting with `%`.
final class LibraryOperators {
  private static final int YEAR_MAX = 9_999;

  private LibraryOperators() {}

  /// Null where the operator knows nothing of these two.
  static @Nullable Value binary(Interpreter in, BinaryOperator operator, Value a, Value b) {
    return switch (a) {
      case Timedelta x -> delta(operator, x, b);
      case Datetime x -> moment(operator, x, b);
      case Date x -> date(operator, x, b);
      case Dict x when b instanceof Dict y -> Counters.binary(in, operator, x, y);
      case Value _ when Enums.plain(a) instanceof Str text && operator == BinaryOperator.MODULO ->
          PercentFormat.format(in, text, b);
      case Bytes text when operator == BinaryOperator.MODULO && !holdsPercent(text) ->
          PercentFormat.unfilled(text, b);
      case Value _ when b instanceof Timedelta y -> withDelta(operator, a, y);
      case Value _ -> null;
    };
  }

  private static boolean holdsPercent(Bytes text) {
    for (byte one : text.bytes()) {
      if (one == '%') {
        return true;
      }
    }
    return false;
  }

  static @Nullable Value unary(UnaryOperator operator, Value value) {
    return switch (value) {
      case Timedelta delta when operator == UnaryOperator.MINUS ->
          Timedelta.ofMicros(delta.micros().negate());
      case Timedelta delta when operator == UnaryOperator.PLUS -> delta;
      case Decimal number when operator != UnaryOperator.INVERT ->
          DecimalOperators.unary(number, operator == UnaryOperator.MINUS);
      case Value _ -> null;
    };
  }

  private static @Nullable Value withDelta(BinaryOperator operator, Value a, Timedelta b) {
    return operator == BinaryOperator.MULTIPLY ? delta(operator, b, a) : null;
  }

  private static @Nullable Value delta(BinaryOperator operator, Timedelta a, Value b) {
    return switch (Numbers.unboxed(b)) {
      case Timedelta other -> twoDeltas(operator, a, other);
      case Int number -> scaled(operator, a, number.big());
      case Float number -> scaled(operator, a, number.value());
      case Datetime moment when operator == BinaryOperator.ADD -> shift(moment, a.micros());
      case Date date when operator == BinaryOperator.ADD -> shift(date, a.days());
      case Value _ -> null;
    };
  }

  private static @Nullable Value twoDeltas(BinaryOperator operator, Timedelta a, Timedelta b) {
    var x = a.micros();
    var y = b.micros();
    switch (operator) {
      case ADD -> {
        return Timedelta.ofMicros(x.add(y));
      }
      case SUBTRACT -> {
        return Timedelta.ofMicros(x.subtract(y));
      }
      case DIVIDE, FLOOR_DIVIDE, MODULO -> {
        if (y.signum() == 0) {
          throw Errors.raised("ZeroDivisionError", "integer division or modulo by zero");
        }
      }
      case MULTIPLY, POWER, LEFT_SHIFT, RIGHT_SHIFT, AND, OR, XOR, MATRIX_MULTIPLY -> {
        return null;
      }
    }
    return switch (operator) {
      case DIVIDE ->
          new Float(
              new BigDecimal(x)
                  .divide(new BigDecimal(y), java.math.MathContext.DECIMAL128)
                  .doubleValue());
      case FLOOR_DIVIDE -> Arithmetic.floorDivide(Int.of(x), Int.of(y));
      case MODULO -> Timedelta.ofMicros(Arithmetic.modulo(Int.of(x), Int.of(y)).big());
      case Object _ -> null;
    };
  }

  private static @Nullable Value scaled(BinaryOperator operator, Timedelta a, BigInteger by) {
    boolean divides = operator == BinaryOperator.DIVIDE || operator == BinaryOperator.FLOOR_DIVIDE;
    if (divides && by.signum() == 0) {
      throw Errors.raised("ZeroDivisionError", "integer division or modulo by zero");
    }
    return switch (operator) {
      case MULTIPLY -> Timedelta.ofMicros(a.micros().multiply(by));
      case FLOOR_DIVIDE ->
          Timedelta.ofMicros(Arithmetic.floorDivide(Int.of(a.micros()), Int.of(by)).big());
      case DIVIDE -> Timedelta.ofMicros(quotient(new BigDecimal(a.micros()), new BigDecimal(by)));
      case Object _ -> null;
    };
  }

  private static BigInteger quotient(BigDecimal a, BigDecimal b) {
    return a.divide(b, 0, RoundingMode.HALF_EVEN).toBigInteger();
  }

  private static @Nullable Value scaled(BinaryOperator operator, Timedelta a, double by) {
    if (operator != BinaryOperator.MULTIPLY && operator != BinaryOperator.DIVIDE) {
      return null;
    }
    if (Double.isNaN(by)) {
      throw Errors.valueError("cannot convert NaN to integer ratio");
    }
    if (Double.isInfinite(by)) {
      throw Errors.overflow("cannot convert Infinity to integer ratio");
    }
    var micros = new BigDecimal(a.micros());
    if (operator == BinaryOperator.MULTIPLY) {
      return Timedelta.ofMicros(
          micros.multiply(new BigDecimal(by)).setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
    }
    if (by == 0) {
      throw Errors.raised("ZeroDivisionError", "division by zero");
    }
    return Timedelta.ofMicros(quotient(micros, new BigDecimal(by)));
  }

  private static @Nullable Value moment(BinaryOperator operator, Datetime a, Value b) {
    if (b instanceof Timedelta delta) {
      return switch (operator) {
        case ADD -> shift(a, delta.micros());
        case SUBTRACT -> shift(a, delta.micros().negate());
        case Object _ -> null;
      };
    }
    if (b instanceof Datetime other && operator == BinaryOperator.SUBTRACT) {
      if ((a.zone() == null) != (other.zone() == null)) {
        throw Errors.typeError("can't subtract offset-naive and offset-aware datetimes");
      }
      boolean same = a.zone() == null || a.zone().equals(other.zone());
      var difference =
          same
              ? Zones.wall(a.local()).subtract(Zones.wall(other.local()))
              : Zones.instant(a).subtract(Zones.instant(other));
      return Timedelta.ofMicros(difference);
    }
    return null;
  }

  private static Datetime shift(Datetime moment, BigInteger micros) {
    try {
      var parts = micros.divideAndRemainder(BigInteger.valueOf(1_000_000));
      var local =
          moment
              .local()
              .plusSeconds(parts[0].longValueExact())
              .plus(parts[1].longValueExact(), ChronoUnit.MICROS);
      checkYear(local.getYear());
      return new Datetime(local, 0, moment.zone());
    } catch (DateTimeException | ArithmeticException tooFar) {
      throw Errors.overflow("date value out of range");
    }
  }

  private static @Nullable Value date(BinaryOperator operator, Date a, Value b) {
    if (b instanceof Timedelta delta) {
      return switch (operator) {
        case ADD -> shift(a, delta.days());
        case SUBTRACT -> shift(a, -(long) delta.days());
        case Object _ -> null;
      };
    }
    return b instanceof Date other && operator == BinaryOperator.SUBTRACT
        ? new Timedelta((int) ChronoUnit.DAYS.between(other.date(), a.date()), 0, 0)
        : null;
  }

  private static Date shift(Date date, long days) {
    var shifted = date.date().plusDays(days);
    checkYear(shifted.getYear());
    return new Date(shifted);
  }

  private static void checkYear(int year) {
    if (year < 1 || year > YEAR_MAX) {
      throw Errors.overflow("date value out of range");
    }
  }
}
