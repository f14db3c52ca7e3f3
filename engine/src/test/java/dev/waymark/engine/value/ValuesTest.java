package dev.waymark.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

final class ValuesTest {
  private static final Decimal ONE_AND_A_HALF = Decimal.finite(false, BigInteger.valueOf(150), -2);

  @Test
  void oneAndTrueAndOnePointZeroAreOneKeyAndTheFirstKeyStays() {
    var dict = new Dict();
    dict.put(Int.ONE, Str.of("a"));
    dict.put(new Float(1.0), Str.of("b"));
    dict.put(Bool.TRUE, Str.of("c"));
    assertThat(Repr.of(dict)).isEqualTo("{1: 'c'}");
  }

  @Test
  void equalNumbersOfDifferentKindsHashEqual() {
    assertThat(Equality.equal(ONE_AND_A_HALF, new Float(1.5))).isTrue();
    assertThat(Hashing.hash(ONE_AND_A_HALF)).isEqualTo(Hashing.hash(new Float(1.5)));
    var big = Int.of(BigInteger.TWO.pow(100));
    assertThat(Hashing.hash(big)).isEqualTo(Hashing.hash(new Float(0x1p100)));
    assertThat(Equality.equal(big, new Float(0x1p100))).isTrue();
  }

  @Test
  void removedEntriesLeaveTheOthersWhereTheyAre() {
    var dict = new Dict();
    for (int i = 0; i < 100; i++) {
      dict.put(Int.of(i), Int.of(i * i));
    }
    for (int i = 0; i < 100; i += 2) {
      assertThat(dict.table().remove(Int.of(i))).isEqualTo(Int.of(i * i));
    }
    for (int i = 0; i < 100; i++) {
      assertThat(dict.get(Int.of(i))).isEqualTo(i % 2 == 0 ? null : Int.of(i * i));
    }
    for (int i = 0; i < 10_000; i++) {
      dict.put(Int.of(1_000 + i), None.NONE);
      dict.table().remove(Int.of(1_000 + i));
    }
    assertThat(dict.size()).isEqualTo(50);
    assertThat(dict.table().end()).isLessThan(300);
  }

  @Test
  void aDictThatChangesItsSizeWhileItIsIteratedIsAnError() {
    var dict = new Dict();
    dict.put("a", Int.ONE);
    dict.put("b", Int.ONE);
    var iterator = new IteratorValue.OfDict(dict, DictView.Kind.KEYS, 0, 2);
    assertThat(Iterables.next(iterator)).isEqualTo(Str.of("a"));
    dict.put("c", Int.ONE);
    assertThatThrownBy(() -> Iterables.next(iterator))
        .isInstanceOf(Raised.class)
        .hasMessageContaining("changed size during iteration");
  }

  @Test
  void floatsPrintAsCPythonDoes() {
    assertThat(Numbers.repr(1e16)).isEqualTo("1e+16");
    assertThat(Numbers.repr(1e15)).isEqualTo("1000000000000000.0");
    assertThat(Numbers.repr(0.0001)).isEqualTo("0.0001");
    assertThat(Numbers.repr(0.00001)).isEqualTo("1e-05");
    assertThat(Numbers.repr(-0.0)).isEqualTo("-0.0");
    assertThat(Numbers.repr(0.1 + 0.2)).isEqualTo("0.30000000000000004");
    assertThat(Numbers.repr(5e-324)).isEqualTo("5e-324");
    assertThat(Numbers.repr(1.7976931348623157e308)).isEqualTo("1.7976931348623157e+308");
  }

  @Test
  void aListInsideItselfPrintsItselfOnce() {
    var list = ListValue.of(Int.ONE);
    list.add(list);
    assertThat(Repr.of(list)).isEqualTo("[1, [...]]");
  }

  @Test
  void textCountsCodePoints() {
    var text = Str.of("a\ud83d\ude00b");
    assertThat(text.length()).isEqualTo(3);
    assertThat(text.slice(1, 2).text()).isEqualTo("\ud83d\ude00");
    assertThat(Ordering.codePoints("\uffff", "\ud83d\ude00")).isNegative();
  }

  @Test
  void anErrorClassInheritsByName() {
    assertThat(Classes.get("ConnectionResetError").isA("OSError")).isTrue();
    assertThat(Classes.get("waymark.ActionTimeout").isSubclassOf(Classes.get("TimeoutError")))
        .isTrue();
    assertThat(Names.same("NoSeats", "trip.NoSeats")).isTrue();
    assertThat(Names.same("ValueError", "mine.ValueError")).isFalse();
  }
}
