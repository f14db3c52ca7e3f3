package dev.waymark.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class DatumTest {

  @Test
  void valuesOfDifferentTypesHaveDifferentText() {
    for (var text :
        new String[] {
          "1",
          "1.0",
          "True",
          "None",
          "\"1\"",
          "b\"1\"",
          "[1]",
          "(1,)",
          "{1}",
          "{1: 1}",
          "set()",
          "{}",
          "()",
          "[]",
          "Trip(1, a=\"x\")",
          "Color.RED",
          "-0.0",
          "0.0",
          "nan",
          "inf",
          "-inf"
        }) {
      assertThat(Datum.text(Datum.parse(text))).isEqualTo(text);
    }
  }

  @Test
  void floatsAreWrittenAsCPythonWritesThem() {
    assertThat(DatumWriter.number(1e16)).isEqualTo("1e+16");
    assertThat(DatumWriter.number(9999999999999998.0)).isEqualTo("9999999999999998.0");
    assertThat(DatumWriter.number(0.0001)).isEqualTo("0.0001");
    assertThat(DatumWriter.number(0.00001)).isEqualTo("1e-05");
    assertThat(DatumWriter.number(1.5e-7)).isEqualTo("1.5e-07");
    assertThat(DatumWriter.number(Double.MIN_VALUE)).isEqualTo("5e-324");
    assertThat(DatumWriter.number(-1234.5)).isEqualTo("-1234.5");
    assertThat(DatumWriter.number(1e300)).isEqualTo("1e+300");
  }

  @Test
  void aStringKeepsQuotesControlsAndLoneSurrogates() {
    var text = "\"a\\\"b\\\\c\\n\\u0000\\ud800😀\"";
    assertThat(Datum.text(Datum.parse(text))).isEqualTo(text);
  }

  @Test
  void theOrderOfASetMeansNothing() {
    assertThat(Datum.text(Datum.parse("{3, 1, 2}"))).isEqualTo("{1, 2, 3}");
  }

  @Test
  void parenthesesAroundOneValueAreNoTuple() {
    assertThat(Datum.parse("(1)")).isEqualTo(Datum.of(1));
  }

  @Test
  void whatIsNoLiteralIsRefusedWithItsColumn() {
    assertThatThrownBy(() -> Datum.parse("[1, }"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column 5");
  }
}
