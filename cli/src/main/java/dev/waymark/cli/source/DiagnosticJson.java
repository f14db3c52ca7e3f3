package dev.waymark.cli.source;

import dev.waymark.cli.output.Json;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Fix;
import dev.waymark.compiler.diagnostic.Position;
import dev.waymark.compiler.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A diagnostic as JSON: docs/schema/check.json.
public final class DiagnosticJson {
  private DiagnosticJson() {}

  public static Map<String, @Nullable Object> of(Diagnostic found) {
    var object = Json.answer("check");
    object.put("code", found.code().name());
    object.put("severity", found.severity().word());
    object.put("dialect", found.span().file().endsWith(".py") ? "py" : "wm");
    object.put("message", found.message());
    object.put("file", found.span().file());
    object.put("spans", spans(found));
    object.put("notes", found.notes());
    object.put("helps", found.helps());
    var fix = found.fix();
    if (fix != null) {
      object.put("fix", fix(fix));
    }
    return object;
  }

  private static List<Object> spans(Diagnostic found) {
    var spans = new ArrayList<Object>();
    spans.add(span(found.span(), true, found.label()));
    found.labels().forEach(label -> spans.add(span(label.span(), false, label.text())));
    return spans;
  }

  private static Map<String, @Nullable Object> span(Span span, boolean primary, String label) {
    var object = Json.object();
    object.put("primary", primary);
    object.put("file", span.file());
    object.put("start", position(span.start()));
    object.put("end", position(span.end()));
    object.put("label", label);
    return object;
  }

  private static Map<String, @Nullable Object> position(Position position) {
    var object = Json.object();
    object.put("line", position.line());
    object.put("column", position.column());
    return object;
  }

  private static Map<String, @Nullable Object> fix(Fix fix) {
    var object = Json.object();
    object.put("safe", fix.safe());
    var edits = new ArrayList<Object>();
    for (var edit : fix.edits()) {
      var one = Json.object();
      one.put("file", edit.span().file());
      one.put("start", position(edit.span().start()));
      one.put("end", position(edit.span().end()));
      one.put("text", edit.text());
      edits.add(one);
    }
    object.put("edits", edits);
    return object;
  }
}
