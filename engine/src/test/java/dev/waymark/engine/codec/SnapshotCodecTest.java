package dev.waymark.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.machine.Machine;
import dev.waymark.engine.state.Instance;
import dev.waymark.engine.state.ProgramClasses;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.Ellipsis;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Timedelta;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Program;
import dev.waymark.ir.text.IrParser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class SnapshotCodecTest {
  /// Aliases, a cycle, a closure, a generator, a dict iterator, tasks, timers, an open call.
  private static final Program RICH =
      IrParser.parse(
          """
          program "main" version 1
          entry (fn 0)
          result any
          policy with deadline=micros 7200000000
          global "LIMITS" = [1, 2, 3]
          action "work" ("n" positional-or-keyword any) optional [] -> any raises []
          record "Box" bases [] mutable comparable
            field "inside" any
          fn 0 async "main" ("n" positional-or-keyword int)
            slot %n "n" local
            slot %box "box" local
            slot %list "list" local
            slot %total "total" cell
            slot %add "add" local
            slot %lazy "lazy" local
            slot %items "items" local
            slot %x "x" local
            slot %e "e" local
            n0: assign %list = [1, "two", float "3.5", (10 ** 30), None] -> n1
            n1: assign %box = #0(%list) -> n2
            n2: assign _ = %list.append(%box) -> n3
            n3: assign %total = 7 -> n4
            n4: assign %add = (fn 1 captures %total) -> n5
            n5: assign %lazy = generator((fn 2) over $0) -> n6
            n6: assign _ = `next`(%lazy) -> n7
            n7: %items = iterate {"a": %list, "b": %box} -> n8
            n8: each %x of %items -> n9 done n13
            n9: try handler n10 -> n12
            n10: %e = caught -> n11
            n11: handled -> n8
            n12: %x = fan-out [(fn 3 captures %total), (fn 4)] on error cancel -> n13
            n13: return tuple(%add(), `next`(%lazy), (%list[-1] is %box))
          fn 1 sync "add" ()
            slot %total "total" free
            n0: return (%total + 1)
          fn 2 generator "<genexpr>" (".source" positional-only any)
            slot %0 ".source" local
            slot %v "v" local
            n0: each %v of %0 -> n1 done n2
            n1: yield (%v * 2) -> n0
            n2: return None
          fn 3 async "<branch>" ()
            slot %total "total" free
            slot %r "r" local
            n0: %r = call action 0(%total) with deadline=micros 60000000 -> n1
            n1: assign %total = %r -> n2
            n2: return %r
          fn 4 async "<branch>" ()
            n0: _ = sleep micros 5000000 -> n1
            n1: return None
          """);

  private static final byte[] BEGUN =
      Machine.step(
              RICH,
              Snapshot.EMPTY,
              new Stimulus(new Event.Begun(Payload.of("{\"n\":1}")), 1_000, 9))
          .snapshot()
          .bytes();

  private static Instance decode(byte[] bytes) {
    return SnapshotCodec.decode(RICH, new ProgramClasses(RICH), bytes);
  }

  @Test
  void aSnapshotReadsBackAsItWas() {
    assertThat(SnapshotCodec.encode(decode(BEGUN))).isEqualTo(BEGUN);
  }

  @Test
  void anInstanceGoesOnFromItsSnapshotAsIfNothingHadHappened() {
    var settled =
        new Event.Settled(new CallId(1, "work"), 1, new Event.Outcome.Succeeded(Payload.of("41")));
    var step = Machine.step(RICH, Snapshot.of(BEGUN), new Stimulus(settled, 2_000, 10));
    var last = Machine.step(RICH, step.snapshot(), new Stimulus(new Event.Due(), 6_000_000, 11));
    assertThat(last.status())
        .isEqualTo(
            new Step.Status.Completed(Payload.of("{\"$type\":\"tuple\",\"items\":[42,4,true]}")));
  }

  @Test
  void anotherVersionIsRejectedByItsNumber() {
    var bytes = BEGUN.clone();
    bytes[1] = SnapshotCodec.VERSION + 1;
    assertThatThrownBy(() -> decode(bytes))
        .isInstanceOf(SnapshotRejected.class)
        .hasMessageContaining("format version 2");
  }

  @Test
  void whatIsCutOffAnywhereIsRejected() {
    for (int length = 0; length < BEGUN.length; length++) {
      var bytes = Arrays.copyOf(BEGUN, length);
      assertThatThrownBy(() -> decode(bytes)).isInstanceOf(SnapshotRejected.class);
    }
  }

  @Test
  void aByteBehindTheEndIsRejected() {
    assertThatThrownBy(() -> decode(Arrays.copyOf(BEGUN, BEGUN.length + 1)))
        .isInstanceOf(SnapshotRejected.class);
    var longer = Arrays.copyOf(BEGUN, BEGUN.length + 1);
    assertThatThrownBy(() -> decode(sealed(longer)))
        .isInstanceOf(SnapshotRejected.class)
        .hasMessageContaining("behind the end");
  }

  @Property(tries = 2_000, seed = "20261124")
  void aFlippedBitIsRejected(@ForAll @IntRange(min = 0, max = 1 << 20) int place) {
    var bytes = BEGUN.clone();
    bytes[place / 8 % bytes.length] ^= (byte) (1 << place % 8);
    assertThatThrownBy(() -> decode(bytes)).isInstanceOf(SnapshotRejected.class);
  }

  /// Past the checksum: another byte anywhere is rejected, or gives some other instance, and costs
  /// no more memory than the bytes announce.
  @Property(tries = 5_000, seed = "20261124")
  void anotherByteUnderARightChecksumIsRejectedOrRead(
      @ForAll @IntRange(min = 0, max = 1 << 20) int place, @ForAll byte value) {
    var bytes = BEGUN.clone();
    bytes[place % (bytes.length - 4)] = value;
    try {
      assertThat(decode(sealed(bytes))).isNotNull();
    } catch (SnapshotRejected rejected) {
      assertThat(rejected).hasMessageNotContaining("null");
    }
  }

  private static byte[] sealed(byte[] bytes) {
    var checksum = new CRC32C();
    checksum.update(bytes, 0, bytes.length - 4);
    for (int i = 0; i < 4; i++) {
      bytes[bytes.length - 4 + i] = (byte) (checksum.getValue() >>> 8 * (3 - i));
    }
    return bytes;
  }

  @Property(tries = 500, seed = "20261124")
  void everyValueReadsBackAsItWas(@ForAll("values") Value value) {
    var instance = new Instance();
    instance.globals = new Value[] {value, value};
    var bytes = SnapshotCodec.encode(instance);
    var back = decode(bytes);
    assertThat(back.globals[0]).isSameAs(back.globals[0]);
    assertThat(Repr.of(java.util.Objects.requireNonNull(back.globals[1])))
        .isEqualTo(Repr.of(value));
    assertThat(SnapshotCodec.encode(back)).isEqualTo(bytes);
  }

  @Provide
  Arbitrary<Value> values() {
    var scalars =
        Arbitraries.<Value>oneOf(
            Arbitraries.longs().map(Int::of),
            Arbitraries.bigIntegers().map(Int::of),
            Arbitraries.doubles().map(Float::new),
            Arbitraries.strings().map(Str::of),
            Arbitraries.of(None.NONE, Bool.TRUE, Bool.FALSE, Ellipsis.ELLIPSIS),
            Arbitraries.integers().between(-1000, 1000).map(days -> new Timedelta(days, 3, 4)),
            Arbitraries.strings()
                .ofMaxLength(5)
                .map(text -> Bytes.of(text.getBytes(StandardCharsets.UTF_8))));
    return Arbitraries.recursive(() -> scalars, this::container, 0, 4);
  }

  private Arbitrary<Value> container(Arbitrary<Value> inner) {
    var lists = inner.list().ofMaxSize(4);
    return Arbitraries.oneOf(
        lists.map(ListValue::of),
        lists.map(Tuple::of),
        inner.map(item -> {
          var dict = new Dict();
          dict.put("k", item);
          dict.put("gone", item);
          dict.put(Int.of(7), item);
          dict.table().remove(Str.of("gone"));
          return dict;
        }));
  }

  @Test
  void aChainOfManyListsNeedsNoStack() {
    var list = ListValue.empty();
    var innermost = list;
    for (int i = 0; i < 200_000; i++) {
      list = ListValue.of(list);
    }
    innermost.add(list);
    var instance = new Instance();
    instance.globals = new Value[] {list};
    var bytes = SnapshotCodec.encode(instance);
    assertThat(SnapshotCodec.encode(decode(bytes))).isEqualTo(bytes);
  }
}
