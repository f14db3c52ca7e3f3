package dev.waymark.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A diagnostic for other tools. The schema is `waymark/check/v1`.
public final class JsonForm {
  private JsonForm() {}

  /// One object on one line.
  public static String of(Diagnostic diagnostic) {
    var dialect = diagnostic.span().file().endsWith(".wm") ? "wm" : "py";
    var members = new ArrayList<String>();
    members.add(member("schema", text("waymark/check/v1")));
    members.add(member("code", text(diagnostic.code().name())));
    members.add(member("severity", text(diagnostic.severity().word())));
    members.add(member("dialect", text(dialect)));
    members.add(member("message", text(diagnostic.message())));
    members.add(member("page", text("docs/errors/" + diagnostic.code() + ".md")));
    members.add(member("file", text(diagnostic.span().file())));
    members.add(member("spans", array(spans(diagnostic))));
    members.add(member("notes", array(texts(diagnostic.notes()))));
    members.add(member("helps", array(texts(diagnostic.helps()))));
    var fix = diagnostic.fix();
    if (fix != null) {
      members.add(member("fix", fix(fix)));
    }
    return object(members);
  }

  private static List<String> spans(Diagnostic diagnostic) {
    var file = diagnostic.span().file();
    var spans = new ArrayList<String>();
    spans.add(span(diagnostic.span(), file, true, diagnostic.label()));
    for (var label : diagnostic.labels()) {
      spans.add(span(label.span(), file, false, label.text()));
    }
    return spans;
  }

  /// The file is named where it is not the primary one.
  private static String span(Span span, String file, boolean primary, String label) {
    var members = new ArrayList<String>();
    members.add(member("primary", Boolean.toString(primary)));
    if (!span.file().equals(file)) {
      members.add(member("file", text(span.file())));
    }
    members.add(member("start", position(span.start())));
    members.add(member("end", position(span.end())));
    members.add(member("label", text(label)));
    return object(members);
  }

  private static String fix(Fix fix) {
    var edits = new ArrayList<String>();
    for (var edit : fix.edits()) {
      edits.add(
          object(
              List.of(
                  member("file", text(edit.span().file())),
                  member("start", position(edit.span().start())),
                  member("end", position(edit.span().end())),
                  member("text", text(edit.text())))));
    }
    return object(
        List.of(member("safe", Boolean.toString(fix.safe())), member("edits", array(edits))));
  }

  private static String position(Position position) {
    return object(
        List.of(
            member("line", Integer.toString(position.line())),
            member("column", Integer.toString(position.column()))));
  }

  private static List<String> texts(List<String> values) {
    return values.stream().map(JsonForm::text).toList();
  }

  private static String member(String name, String value) {
    return "\"" + name + "\": " + value;
  }

  private static String object(List<String> members) {
    return "{" + String.join(", ", members) + "}";
  }

  private static String array(List<String> values) {
    return "[" + String.join(", ", values) + "]";
  }

  /// Lone surrogates are escaped, so that the result is good UTF-8.
  private static String text(String value) {
    var out = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(point -> {
          if (point == '"' || point == '\\') {
            out.append('\\').appendCodePoint(point);
          } else if (point < ' ' || point >= 0xD800 && point <= 0xDFFF) {
            out.append("\\u").append(String.format(Locale.ROOT, "%04x", point));
          } else {
            out.appendCodePoint(point);
          }
        });
    return out.append('"').toString();
  }
}
