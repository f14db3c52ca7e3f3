package dev.waymark.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RendererTest {
  private static final SourceText GREET =
      SourceText.of(
          "greet.wm",
          """
          workflow greet(id: str):
              user = fetch_user(id)
              name = "日本"
          \tlog(user.name)
              return "%s" + user.email
          """
              .formatted("x".repeat(120)));
  private static final SourceText ACTIONS = SourceText.of("actions.wm", "action fetch_user\n");

  private static Span at(SourceText source, String text) {
    int start = source.text().indexOf(text);
    return source.span(start, start + text.codePointCount(0, text.length()));
  }

  private static String draw(Diagnostic diagnostic) {
    var sources = Map.of("greet.wm", GREET, "actions.wm", ACTIONS);
    return new Renderer(sources::get).full(diagnostic);
  }

  @Test
  void carets_stand_under_the_span_and_help_follows() {
    var diagnostic =
        Diagnostic.of(Code.WM303, at(GREET, "fetch_user(id)"), "this has not begun")
            .label("await is missing")
            .help("await it");
    assertThat(draw(diagnostic))
        .isEqualTo(
            """
            error[WM303]: this has not begun
             --> greet.wm:2:12
              |
            2 |     user = fetch_user(id)
              |            ^^^^^^^^^^^^^^ await is missing
              |
              = help: await it
            """);
  }

  @Test
  void further_places_are_drawn_in_the_order_of_their_lines_other_files_after_them() {
    var diagnostic =
        Diagnostic.of(Code.WM303, at(GREET, "user.name"), "used too early")
            .label("here")
            .label(at(GREET, "fetch_user(id)"), "begins here")
            .label(at(ACTIONS, "fetch_user"), "declared here")
            .note("a note\nof two lines");
    assertThat(draw(diagnostic))
        .isEqualTo(
            """
            error[WM303]: used too early
             --> greet.wm:4:6
              |
            2 |     user = fetch_user(id)
              |            -------------- begins here
            3 |     name = "日本"
            4 |     log(user.name)
              |         ^^^^^^^^^ here
             ::: actions.wm:1:8
              |
            1 | action fetch_user
              |        ---------- declared here
              |
              = note: a note
                      of two lines
            """);
  }

  @Test
  void a_wide_character_takes_two_columns() {
    assertThat(draw(Diagnostic.of(Code.WM303, at(GREET, "\"日本\""), "wide")))
        .contains("    name = \"日本\"\n  |            ^^^^^^\n");
  }

  @Test
  void a_long_line_is_cut_around_the_span() {
    var drawn = draw(Diagnostic.of(Code.WM303, at(GREET, "user.email"), "far right"));
    assertThat(drawn).contains("5 | …xxx").contains("x\" + user.email\n");
    var lines = drawn.lines().toList();
    assertThat(lines.get(4).indexOf('^')).isEqualTo(lines.get(3).indexOf("user.email"));
  }

  @Test
  void concise_is_one_line() {
    var sources = Map.of("greet.wm", GREET);
    var line = new Renderer(sources::get).concise(Diagnostic.of(Code.WM401, GREET.span(0, 1), "m"));
    assertThat(line).isEqualTo("greet.wm:1:1: warning[WM401]: m");
  }
}
