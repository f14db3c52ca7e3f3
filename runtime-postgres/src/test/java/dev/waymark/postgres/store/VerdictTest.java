package dev.waymark.postgres.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.store.Reply;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  @ParameterizedTest
  @CsvSource({
    "40001, CONFLICT",
    "40P01, CONFLICT",
    "22021, BAD_ROW",
    "23514, BAD_ROW",
    "54000, BAD_ROW",
    "25006, UNAVAILABLE",
    "53300, UNAVAILABLE",
    "57014, UNAVAILABLE",
    "42501, REFUSED",
    "42P01, REFUSED",
    "28P01, REFUSED",
    "08001, UNAVAILABLE",
    "57P03, UNAVAILABLE"
  })
  void aSqlstateHasACause(String state, Reply.Cause cause) {
    assertThat(Verdict.<Void>on(new SQLException("x", state), false))
        .isEqualTo(new Reply.NotCommitted<Void>(cause, "x (" + state + ")"));
  }

  @ParameterizedTest
  @CsvSource({"08006", "57P01", "57P02"})
  void aConnectionLostWhileItMattersLeavesDoubt(String state) {
    assertThat(Verdict.<Void>on(new SQLException("x", state), true))
        .isInstanceOf(Reply.Unknown.class);
  }

  @Test
  void anErrorOfTheStatementLeavesNone() {
    assertThat(Verdict.<Void>on(new SQLException("x", "23505"), true))
        .isInstanceOf(Reply.NotCommitted.class);
  }
}
