package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.house.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class TestCommandTest {
  @TempDir Path folder;

  private void trip(String expected) throws IOException {
    var all = Checkout.text(Checkout.root().resolve("examples/trip.wm"));
    var text = all.substring(0, all.indexOf("\ntest \"a crash anywhere"));
    Files.writeString(
        folder.resolve("trip.wm"),
        text.replace("== [\"cancel_hotel\", \"cancel_car\"]", "== " + expected));
  }

  @Test
  void green_tests_are_a_line_each_and_a_summary() throws IOException {
    trip("[\"cancel_hotel\", \"cancel_car\"]");
    var tested = Invocation.of(folder, "test", "trip.wm");
    assertThat(tested.exit()).isZero();
    assertThat(tested.out())
        .startsWith("trip.wm\n  ok      a declined card gives car and hotel back, newest first\n")
        .containsPattern("1 passed +[0-9.]+ s, 0 s of virtual time");
  }

  @Test
  void a_red_test_has_a_diagram_a_time_line_and_a_line_to_paste() throws IOException {
    trip("[\"cancel_car\", \"cancel_hotel\"]");
    var tested = Invocation.of(folder, "test", "trip.wm");
    assertThat(tested.exit()).isEqualTo(1);
    assertThat(tested.out())
        .contains("trip.wm:50\n           |                |\n           |                False\n")
        .contains("virtual time line")
        .contains("again: waymark test trip.wm --run 'declined card'")
        .contains("1 failed");
  }

  @Test
  void a_pattern_chooses_and_one_that_matches_nothing_is_a_wrong_request() throws IOException {
    trip("[\"cancel_hotel\", \"cancel_car\"]");
    assertThat(Invocation.of(folder, "test", "--run", "declined card").exit()).isZero();
    var nothing = Invocation.of(folder, "test", "--run", "accepted card");
    assertThat(nothing.exit()).isEqualTo(2);
    assertThat(nothing.err()).contains("error[WMR21]");
  }

  @Test
  void json_has_every_test_with_its_line() throws IOException {
    trip("[]");
    var tested = Invocation.of(folder, "test", "--json", "trip.wm");
    assertThat(tested.exit()).isEqualTo(1);
    assertThat(tested.out())
        .startsWith("{\"schema\": \"waymark/test/v1\"")
        .contains("\"line\": 40", "\"passed\": false");
  }

  private void careless() throws IOException {
    Files.writeString(
        folder.resolve("pay.wm"),
        """
        action charge(order: str) -> str

        workflow pay() -> str:
            return await charge("o-1")

        test "pays once":
            stub charge returns "receipt"
            crash everywhere
            run pay() as r
            expect deliveries(charge) == 1
        """);
  }

  @Test
  void what_only_a_crash_breaks_is_found_and_replayed_by_the_line_it_prints() throws IOException {
    careless();
    var tested = Invocation.of(folder, "test", "pay.wm");
    assertThat(tested.exit()).isEqualTo(1);
    var again = Pattern.compile("again: waymark test pay.wm --run '(.*)' --replay '(.*)'");
    var line = again.matcher(tested.out());
    assertThat(line.find()).as(tested.out()).isTrue();
    var replayed =
        Invocation.of(folder, "test", "pay.wm", "--run", line.group(1), "--replay", line.group(2));
    assertThat(replayed.exit()).isEqualTo(1);
    assertThat(replayed.out()).contains("at pay.wm:4: ", "2 deliveries", line.group());
  }

  @Test
  void a_test_that_holds_under_every_disturbance_says_how_many_there_were() throws IOException {
    careless();
    var file = folder.resolve("pay.wm");
    Files.writeString(file, Files.readString(file).replace("deliveries(", "keys("));
    var tested = Invocation.of(folder, "test", "pay.wm");
    assertThat(tested.exit()).as(tested.out()).isZero();
    assertThat(tested.out())
        .containsPattern("  ok      pays once +[0-9]+ points, [0-9]+ disturbances\n");
    var json = Invocation.of(folder, "test", "--json", "pay.wm").out();
    assertThat(json).containsPattern("\"points\": [0-9]+, \"disturbances\": [0-9]+");
  }

  @Test
  void a_replay_without_a_test_that_crashes_is_a_wrong_request() throws IOException {
    careless();
    var file = folder.resolve("pay.wm");
    Files.writeString(
        file,
        Files.readString(file).replace("crash everywhere\n    run", "start") + "    advance 1s\n");
    assertThat(Invocation.of(folder, "test").exit()).isZero();
    var tested = Invocation.of(folder, "test", "--replay", "CRASH/n1@1/d1.charge#1.report");
    assertThat(tested.exit()).isEqualTo(2);
    assertThat(tested.err()).contains("there is no test with `crash`");
  }

  @Test
  void crash_everywhere_disturbs_tests_that_do_not_say_so_and_none_disturbs_none()
      throws IOException {
    trip("[\"cancel_hotel\", \"cancel_car\"]");
    assertThat(Invocation.of(folder, "test", "--crash", "everywhere").out())
        .containsPattern("newest first +[0-9]+ points, [0-9]+ disturbances\n");
    careless();
    var none = Invocation.of(folder, "test", "--crash", "none", "pay.wm");
    assertThat(none.exit()).isZero();
    assertThat(none.out()).doesNotContain("disturbance");
    assertThat(Invocation.of(folder, "test", "pay.wm").exit()).isEqualTo(1);
    var wrong = Invocation.of(folder, "test", "--crash", "somewhere");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("error[WMR19]", "`everywhere` or `none`");
  }

  @Test
  void junit_has_a_suite_for_each_file_with_lines_time_lines_and_replays() throws Exception {
    trip("[\"cancel_car\", \"cancel_hotel\"]");
    careless();
    Invocation.of(folder, "test", "--junit", "out/tests.xml");
    var factory = DocumentBuilderFactory.newInstance();
    var document = factory.newDocumentBuilder().parse(folder.resolve("out/tests.xml").toFile());
    var suites = document.getElementsByTagName("testsuite");
    assertThat(suites.getLength()).isEqualTo(2);
    var first = (Element) suites.item(0);
    assertThat(first.getAttribute("name")).isEqualTo("pay.wm");
    assertThat(first.getAttribute("failures")).isEqualTo("1");
    var test = (Element) first.getElementsByTagName("testcase").item(0);
    assertThat(test.getAttribute("line")).isEqualTo("6");
    assertThat(test.getAttribute("time")).matches("[0-9]+\\.[0-9]{3}");
    var property = (Element) test.getElementsByTagName("property").item(0);
    assertThat(property.getAttribute("name")).isEqualTo("replay");
    assertThat(property.getAttribute("value")).contains(".charge#1.");
    assertThat(test.getElementsByTagName("failure").item(0).getTextContent())
        .contains("expect deliveries(charge) == 1", "at pay.wm:4");
    assertThat(test.getElementsByTagName("system-out").item(0).getTextContent())
        .contains("virtual time line", "again: waymark test pay.wm --run 'pays once' --replay '");
  }

  @Test
  void a_trace_shows_the_time_line_of_green_tests_and_what_the_nodes_of_red_ones_did()
      throws IOException {
    trip("[\"cancel_hotel\", \"cancel_car\"]");
    assertThat(Invocation.of(folder, "test", "--trace").out())
        .contains("ok      a declined card", "virtual time line\n", "undo cancel_car(\"car-1\")");
    careless();
    assertThat(Invocation.of(folder, "test", "--trace", "pay.wm").out())
        .contains("what the nodes did\n", " EFFECT charge#1 attempt 1", " DISPATCH charge#1 ");
  }

  @Test
  void seeds_and_jobs_are_chosen_and_the_slowest_tests_are_named() throws IOException {
    Files.writeString(
        folder.resolve("add.wm"),
        """
        action add(a: int) -> int

        workflow w(a: int) -> int:
            return await add(a)

        test "is small":
            any a: int seeds 50
            stub add returns a + 1
            run w(a) as r
            expect r.result < 100
        """);
    var one = Invocation.of(folder, "test", "--seed", "7", "--jobs", "1", "--durations");
    assertThat(one.exit()).isEqualTo(1);
    assertThat(one.out())
        .contains("seed 7, made smaller", "      a = 100\n", "--replay 'given a=6'")
        .containsPattern("[0-9]\\.[0-9]{3} s  add.wm:6  is small\n");
    assertThat(Invocation.of(folder, "test", "--seed", "7", "--no-shrink").out())
        .doesNotContain("made smaller");
    var again = Invocation.of(folder, "test", "--replay", "given a=6");
    assertThat(again.out()).contains("replayed", "      a = 100\n");
    assertThat(Invocation.of(folder, "test", "--jobs", "0").exit()).isEqualTo(2);
  }

  @Test
  void a_scaffold_has_a_stub_for_every_action_and_is_a_test_that_runs() throws IOException {
    for (var name : List.of("trip.wm", "welcome.py", "sync.py")) {
      Files.writeString(
          folder.resolve(name), Checkout.text(Checkout.root().resolve("examples/" + name)));
    }
    var trip = Invocation.of(folder, "test", "--scaffold", "trip.wm");
    assertThat(trip.out())
        .startsWith("test \"book_trip completes\":\n    stub reserve_car returns \"\"\n")
        .endsWith("    run book_trip() as r\n    expect r.status == \"completed\"\n");
    Files.writeString(
        folder.resolve("trip.wm"), "\n" + trip.out(), java.nio.file.StandardOpenOption.APPEND);
    assertThat(Invocation.of(folder, "test", "--run", "book_trip completes").exit()).isZero();
    var made = Invocation.of(folder, "test", "--scaffold", "welcome.py").out();
    assertThat(made).startsWith("from welcome import User, Welcome, fetch_user, send_email\n\n");
    Files.writeString(folder.resolve("welcome_test.wm"), made);
    var tested = Invocation.of(folder, "test", "welcome_test.wm");
    assertThat(tested.exit()).as(made + tested.out() + tested.err()).isZero();
    var nothing = Invocation.of(folder, "test", "--scaffold", "sync.py");
    assertThat(nothing.err()).contains("there is no workflow to test");
  }

  @Test
  void the_line_of_a_double_charge_replays_it_in_another_process() throws Exception {
    var source = Checkout.text(Checkout.root().resolve("corpus/cases/test/double_charge.wm"));
    Files.writeString(folder.resolve("double_charge.wm"), source);
    var tested = Invocation.of(folder, "test", "double_charge.wm", "--run", "whatever dies");
    assertThat(tested.exit()).isEqualTo(1);
    var found = Pattern.compile("again: waymark (.*)").matcher(tested.out());
    assertThat(found.find()).as(tested.out()).isTrue();
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var shell =
        "exec \"$0\" -Dfile.encoding=UTF-8 -cp \"$1\" dev.waymark.cli.Main " + found.group(1);
    var process =
        new ProcessBuilder("sh", "-c", shell, java, System.getProperty("java.class.path"))
            .directory(folder.toFile())
            .start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isEqualTo(1);
    assertThat(timeLine(out)).isEqualTo(timeLine(tested.out())).hasSizeGreaterThan(4);
    assertThat(out)
        .contains(
            "expect keys(charge) == 1", "replayed: ", "at double_charge.wm:13: await charge(");
  }

  private static List<String> timeLine(String out) {
    return out.lines()
        .dropWhile(line -> !line.contains("virtual time line"))
        .takeWhile(line -> !line.isEmpty())
        .toList();
  }

  private static final String BUY =
      """
      error Sold

      action find(id: str) -> int:
          raises: Sold
          retry: attempts=2, first=1s
          timeout: 5s
      action pay(price: int)

      workflow buy(id: str = "a") -> str:
          try:
              price = await find(id)
          except Sold:
              return "sold"
          if price > 10:
              return "dear"
          await pay(price)
          return "bought"

      test "dear things stay":
          stub find returns 11
          run buy() as r
          expect r.result == "dear"
      """;

  private static final String BUY_TEST =
      """
      from buy import Sold, buy, find, pay

      test "cheap things are bought":
          stub find takes 1s raises NetworkError() then returns 9
          stub pay returns None
          crash everywhere
          run buy() as r
          expect r.result == "bought"

      test "sold things are not":
          stub find raises Sold()
          run buy() as r
          expect r.result == "sold"

      test "a silent shop":
          stub find takes 10s returns 9
          run buy() as r
          expect r.failure.name == "Timeout"
      """;

  @Test
  void coverage_says_what_happened_what_never_did_and_what_was_not_enough() throws IOException {
    Files.writeString(folder.resolve("buy.wm"), BUY);
    var little = Invocation.of(folder, "test", "--coverage");
    assertThat(little.exit()).isZero();
    assertThat(little.out())
        .contains(
            "coverage  lines 4 of 8, branches 1 of 2, handlers 0 of 1, retries exhausted 0 of 1,"
                + " timeouts fired 0 of 1, calls disturbed 0 of 2\n")
        .contains("          never happened: Sold (buy.wm:12)\n")
        .contains("`price > 10` is false (buy.wm:14)\n");
    Files.writeString(folder.resolve("buy_test.wm"), BUY_TEST);
    var all = Invocation.of(folder, "test", "--min-coverage", "100", "--min-disturbance", "100");
    assertThat(all.exit()).as(all.out() + all.err()).isZero();
    assertThat(all.out())
        .contains(
            "coverage  lines 8 of 8, branches 2 of 2, handlers 1 of 1, retries exhausted 1 of 1,"
                + " timeouts fired 1 of 1, calls disturbed 2 of 2\n")
        .doesNotContain("never happened");
    var less = Invocation.of(folder, "test", "buy.wm", "--min-coverage", "80", "--json");
    assertThat(less.exit()).isEqualTo(1);
    assertThat(less.err()).contains("is 45 %, less than 80 %");
    assertThat(less.out()).contains("\"lines\": {\"done\": 4, \"all\": 8}");
    var crash = Invocation.of(folder, "test", "buy.wm", "--min-disturbance", "1");
    assertThat(crash.err()).contains("0 % of the calls were disturbed, less than 1 %");
  }
}
