package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.house.Checkout;
import dev.waymark.ir.text.IrParser;
import dev.waymark.ir.text.IrPrinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
  @TempDir Path folder;

  private String trip() {
    return Checkout.text(Checkout.root().resolve("examples/trip.wm"));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void a_right_file_is_one_line() throws IOException {
    write("trip.wm", trip());
    var checked = Invocation.of(folder, "check", "trip.wm");
    assertThat(checked.exit()).isZero();
    assertThat(checked.err()).isEmpty();
    assertThat(checked.out())
        .matches("ok  trip.wm  1 workflow, 7 actions, 7 durable points.*   0\\.[0-9]+ s\n");
  }

  @Test
  void five_planted_mistakes_are_all_shown_and_exit_is_1() throws IOException {
    write(
        "trip.wm",
        trip()
            .replace("car = await reserve_car(trip.id)", "car = await reserve_cart(trip.id)")
            .replace("nights=trip.nights", "night=trip.nights")
            .replace("undo await cancel_hotel(hotel)", "undo await cancel_hotel(hotl)")
            .replace("travel = await book_train(trip.id)", "travel = await book_train()")
            .replace("retry: 3", "retri: 3"));
    var checked = Invocation.of(folder, "check", "trip.wm", "--format", "concise");
    assertThat(checked.exit()).isEqualTo(1);
    assertThat(checked.out().lines().filter(line -> line.startsWith("trip.wm:"))).hasSize(5);
    assertThat(checked.out()).contains("WM304", "WM305", "WM312", "WM309", "WM607");
    assertThat(checked.out().lines().toList().getLast()).startsWith("5 errors in 1 of 1 file (");
  }

  @Test
  void json_is_one_finding_a_line_with_spans() throws IOException {
    write("one.wm", "workflow one(a: int) -> int:\n    return (a\n");
    var checked = Invocation.of(folder, "check", "one.wm", "--json");
    assertThat(checked.exit()).isEqualTo(1);
    assertThat(checked.out())
        .startsWith(
            "{\"schema\": \"waymark/check/v1\", \"code\": \"WM102\", \"severity\": \"error\"")
        .contains("\"file\": \"one.wm\"", "\"start\": {\"line\": 2, \"column\": 12}");
    assertThat(checked.out().lines()).hasSize(1);
    Schemas.mustFit("check", checked.out());
  }

  @Test
  void what_is_no_utf8_says_which_byte() throws IOException {
    Files.write(folder.resolve("bad.wm"), "x = \"\u00e9\"\n".getBytes(StandardCharsets.ISO_8859_1));
    var checked = Invocation.of(folder, "check", "bad.wm");
    assertThat(checked.exit()).isEqualTo(2);
    assertThat(checked.err()).startsWith("error[WMR22]").contains("byte 0xe9 at offset 5");
  }

  @Test
  void a_file_that_is_not_there_and_a_folder_without_files_are_wrong_requests() {
    assertThat(Invocation.of(folder, "check", "no.wm").err()).startsWith("error[WMR22]");
    assertThat(Invocation.of(folder, "check", "no.wm").exit()).isEqualTo(2);
    assertThat(Invocation.of(folder, "check").err()).startsWith("error[WMR21]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"trip.wm", "welcome.wm", "welcome.py", "sync.wm"})
  void every_example_dumps_to_text_that_reads_back_and_draws(String name) {
    var examples = Checkout.root().resolve("examples");
    var dumped = Invocation.of(examples, "dump", name, "--stage", "ir");
    assertThat(dumped.err()).isEmpty();
    assertThat(IrPrinter.print(IrParser.parse(dumped.out())).stripTrailing())
        .isEqualTo(dumped.out().stripTrailing());
    assertThat(Invocation.of(examples, "graph", name).out()).contains("workflow ");
    assertThat(Invocation.of(examples, "graph", name, "--format", "svg").out()).startsWith("<svg");
    Schemas.mustFit("dump", Invocation.of(examples, "dump", name, "--json").out());
    Schemas.mustFit("graph", Invocation.of(examples, "graph", name, "--json").out());
  }

  @Test
  void a_misspelt_workflow_is_suggested() throws IOException {
    write("trip.wm", trip());
    var dumped = Invocation.of(folder, "dump", "trip.wm", "--workflow", "book_trap");
    assertThat(dumped.exit()).isEqualTo(2);
    assertThat(dumped.err())
        .isEqualTo(
            """
            error[WMR08]: there is no workflow `book_trap` in trip.wm
              did you mean `book_trip`?
            """);
  }

  @Test
  void the_answer_of_test_is_json_by_its_schema() {
    var examples = Checkout.root().resolve("examples");
    Schemas.mustFit("test", Invocation.of(examples, "test", "trip.wm", "--json").out());
  }
}
