package dev.waymark.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.ir.json.ProgramJson;
import dev.waymark.ir.json.ProgramJson.Reading;
import dev.waymark.ir.text.IrParser;
import dev.waymark.ir.text.IrPrinter;
import dev.waymark.ir.text.IrSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ProgramFormsTest {
  @Property(tries = 150, seed = "20261124")
  void theTextFormRoundTrips(@ForAll long seed) {
    var program = RandomProgram.of(seed);
    assertThat(IrParser.parse(IrPrinter.print(program))).isEqualTo(program);
  }

  @Property(tries = 80, seed = "20261124")
  void theJsonFormRoundTripsToTheSameBytes(@ForAll long seed) {
    var program = RandomProgram.of(seed);
    var json = ProgramJson.write(program);
    assertThat(ProgramJson.readProgram(json)).isEqualTo(new Reading.Read<>(program));
    assertThat(ProgramJson.write(RandomProgram.of(seed))).isEqualTo(json);
  }

  @Property(tries = 80, seed = "20261124")
  void aDamagedJsonFormIsRejectedOrAnotherProgramThatVerifies(
      @ForAll long seed, @ForAll int place, @ForAll byte damage) {
    var json = ProgramJson.write(RandomProgram.of(seed));
    json[Math.floorMod(place, json.length)] = damage;
    switch (ProgramJson.readProgram(json)) {
      case Reading.Rejected<Program> rejected -> assertThat(rejected.reason()).isNotNull();
      case Reading.Read<Program> read -> assertThat(Verifier.findings(read.value())).isEmpty();
    }
  }

  @Property(tries = 150, seed = "20261124")
  void aDamagedTextFormIsRejectedOrAProgram(
      @ForAll long seed, @ForAll int place, @ForAll char damage) {
    var text = new StringBuilder(IrPrinter.print(RandomProgram.of(seed)));
    text.setCharAt(Math.floorMod(place, text.length()), damage);
    try {
      assertThat(IrParser.parse(text.toString())).isNotNull();
    } catch (IrSyntaxException rejected) {
      assertThat(rejected).hasMessageContaining("expected");
    }
  }

  @Property(tries = 60, seed = "20261124")
  void aTruncatedJsonFormIsRejected(@ForAll long seed, @ForAll int length) {
    var json = ProgramJson.write(RandomProgram.of(seed));
    var cut = java.util.Arrays.copyOf(json, Math.floorMod(length, json.length));
    assertThat(ProgramJson.readProgram(cut)).isInstanceOf(Reading.Rejected.class);
  }

  @Test
  void anUnknownMemberIsRejected() {
    var json = new String(ProgramJson.write(RandomProgram.of(1)), StandardCharsets.UTF_8);
    var changed = "{\"colour\":1," + json.substring(1);
    assertThat(ProgramJson.readProgram(changed.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Reading.Rejected.class);
  }

  @Test
  void anotherLanguageVersionIsRejectedByItsNumber() {
    var p = RandomProgram.of(2);
    var newer =
        new Program(
            99,
            p.workflow(),
            p.entry(),
            p.result(),
            p.policy(),
            p.functions(),
            p.types(),
            p.actions(),
            p.globals(),
            p.signals());
    assertThat(ProgramJson.readProgram(ProgramJson.write(newer)))
        .isEqualTo(new Reading.Rejected<>("language version 99"));
  }

  @Test
  void theHashFollowsTheMeaning() {
    assertThat(ProgramJson.hash(RandomProgram.of(3)))
        .isEqualTo(ProgramJson.hash(RandomProgram.of(3)));
    assertThat(ProgramJson.hash(RandomProgram.of(3)))
        .isNotEqualTo(ProgramJson.hash(RandomProgram.of(4)));
  }

  @Test
  void aDebugTableRoundTrips() {
    var place = new DebugTable.Place("a.wm", 1, 2, 3, 4, "x = \"\u0000\"");
    var table =
        new DebugTable(
            "d", "a.wm", List.of(new DebugTable.FunctionDebug(place, List.of(place, place))));
    assertThat(ProgramJson.readDebugTable(ProgramJson.write(table)))
        .isEqualTo(new Reading.Read<>(table));
  }

  @Test
  void aLineThatIsNoNodeNamesWhatWasExpected() {
    var text =
        IrPrinter.print(RandomProgram.of(5)).replaceFirst("(?m)^  n0: .*$", "  n0: leap -> n1");
    assertThatThrownBy(() -> IrParser.parse(text))
        .isInstanceOf(IrSyntaxException.class)
        .hasMessageContaining("n0: leap");
  }
}
