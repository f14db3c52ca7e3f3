package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.house.Checkout;
import dev.waymark.sdk.demo.DemoActions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// `run` as a user meets it: a real project database, real child processes, a real SIGKILL.
class RunCommandTest {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  @BeforeAll
  static void copyExamples() throws IOException {
    try (var examples = Files.list(Checkout.root().resolve("examples"))) {
      for (var file : examples.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    System.setProperty("waymark.python", Checkout.root().resolve("python/src").toString());
  }

  @Test
  void a_killed_runtime_is_taken_over_and_no_outside_effect_is_repeated() throws IOException {
    var asked = Invocation.of(folder, "run", "trip.wm", "--crash-once");
    assertThat(asked.exit()).as(asked.err()).isZero();
    assertThat(asked.out())
        .isEqualTo("{\"car\": \"car-17\", \"hotel\": \"hotel-3\", \"travel\": \"train-8\"}\n");
    assertThat(asked.err())
        .contains("book_train     running", "-- kill -9 ", "2nd delivery, same key")
        .contains("   caught at trip.wm:34")
        .contains("1 crash, 5 calls, 6 deliveries, 0 lost calls, 0 repeated outside effects");
    var ledger = DemoActions.of("trip", folder.resolve(".waymark")).orElseThrow().ledger();
    assertThat(ledger.entries().stream().filter(e -> e.action().equals("book_train"))).hasSize(1);
  }

  @Test
  void a_python_workflow_fans_out_to_a_python_worker() {
    var asked =
        Invocation.of(folder, "run", "welcome.py", "-i", "{\"user_ids\": [\"a\", \"b\", \"c\"]}");
    assertThat(asked.exit()).as(asked.err()).isZero();
    assertThat(asked.out()).isEqualTo("[\"welcome, a@example.org\", \"welcome, c@example.org\"]\n");
  }

  @Test
  void input_that_does_not_fit_names_its_field_and_starts_nothing() {
    var asked =
        Invocation.of(
            folder, "run", "trip.wm", "-i", "trip:={\"id\": 7, \"cart\": \"1\"}", "-i", "x=1");
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.err())
        .isEqualTo(
            """
            error[WMR07]: input does not fit `book_trip(trip: Trip)`
              trip.id: expected str, got 7
              trip.card: missing
              trip.cart: unknown; did you mean `card`?
              x: unknown; there are: trip
            """);
  }

  @Test
  void an_action_that_nobody_offers_is_said_and_waited_for() throws IOException {
    Files.writeString(
        folder.resolve("lonely.wm"),
        "action nobody() -> int\n\nworkflow lonely() -> int:\n    return await nobody()\n");
    var asked = Invocation.of(folder, "run", "lonely.wm", "--timeout", "15");
    assertThat(asked.exit()).as(asked.err()).isEqualTo(4);
    assertThat(asked.err())
        .contains("warning[WMR11]", "lonely.py and lonely.jar (not there)", "error[WMR25]");

    var listed = Invocation.of(folder, "instances", "ls", "--waiting", "no-worker", "--json");
    assertThat(listed.out().lines()).hasSize(1);
    var id = listed.out().replaceAll("(?s).*\"id\": \"([0-9a-f-]+)\".*", "$1");
    var shown = Invocation.of(folder, "instances", "show", id, "--json");
    Schemas.mustFit("instances", shown.out());
    assertThat(shown.out()).contains("\"worker\": null, \"delivery\": 0");
    assertThat(Invocation.of(folder, "instances", "show", id).out())
        .contains("waiting    no-worker: nobody#1", "worker     nobody has nobody#1 yet");
  }

  @Test
  void one_key_is_one_instance_which_can_be_looked_at() {
    var first = Invocation.of(folder, "run", "trip.wm", "--key", "once", "--json");
    var again = Invocation.of(folder, "run", "trip.wm", "--key", "once", "--json");
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(again.out()).isEqualTo(first.out());
    assertThat(again.err()).contains("known ");
    Schemas.mustFit("run", first.out());

    var listed = Invocation.of(folder, "instances", "list", "--key", "once", "--json");
    assertThat(listed.out().lines()).hasSize(1);
    assertThat(listed.out()).contains("\"status\": \"completed\"");
    Schemas.mustFit("instances", listed.out());

    var id = first.out().replaceAll("(?s).*\"id\": \"([0-9a-f-]+)\".*", "$1");
    var shown = Invocation.of(folder, "instances", "show", id, "--calls", "--inputs", "--json");
    Schemas.mustFit("instances", shown.out());
    assertThat(shown.out()).contains("\"call\": \"book_train#");
    assertThat(Invocation.of(folder, "instances", "show", id, "--calls").out())
        .contains("status     completed", "failed  NoSeats");
  }

  @Test
  void what_start_starts_waits_for_a_server() {
    var started = Invocation.of(folder, "start", "book_trip", "--from", "trip.wm", "--json");
    assertThat(started.exit()).as(started.err()).isZero();
    Schemas.mustFit("start", started.out());
    var queued = Invocation.of(folder, "instances", "ls", "--status", "queued", "--count");
    assertThat(queued.out()).isEqualTo("1\n");
    var waited =
        Invocation.of(
            folder, "start", "book_trip", "--from", "trip.wm", "--wait", "--timeout", "200ms");
    assertThat(waited.exit()).isEqualTo(4);
  }

  @Test
  void an_id_that_fits_nothing_is_a_wrong_request() {
    var shown = Invocation.of(folder, "instances", "show", "ffffffff");
    assertThat(shown.exit()).isEqualTo(2);
    assertThat(shown.err()).startsWith("error[WMR09]: no instance has the id `ffffffff`");
  }

  @Test
  void a_database_that_does_not_answer_says_where_was_looked() {
    var asked =
        Invocation.of(folder, "instances", "list", "--db", "postgres://u:geheim@127.0.0.1:1/x");
    assertThat(asked.exit()).isEqualTo(3);
    assertThat(asked.err()).startsWith("error[WMR01]").contains("127.0.0.1:1", "looked in: ");
    assertThat(asked.err()).doesNotContain("geheim");
  }

  @Test
  void settings_of_the_project_are_read_and_unknown_ones_refused(@TempDir Path project)
      throws IOException {
    var settings = project.resolve("waymark.toml");
    Files.writeString(settings, "database = \"postgres://u@127.0.0.1:1/x\"\n");
    var named = Invocation.of(project, "instances", "list");
    assertThat(named.exit()).isEqualTo(3);
    assertThat(named.err()).contains("error[WMR01]", "waymark.toml (set, 127.0.0.1:1)");

    Files.writeString(settings, "databse = \"x\"\n");
    var misspelt = Invocation.of(project, "instances", "list");
    assertThat(misspelt.exit()).isEqualTo(2);
    assertThat(misspelt.err())
        .isEqualTo(
            """
            error[WMR20]: waymark.toml:1: unknown key `databse`
              did you mean `database`?
            """);
  }
}
