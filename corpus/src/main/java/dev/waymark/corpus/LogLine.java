package dev.waymark.corpus;

import java.util.Map;

/// What a body logged: `info "text" {"user": 1}`.
public record LogLine(String level, String message, Map<String, Datum> fields) {

  public String text() {
    var tail = fields.isEmpty() ? "" : " " + Datum.text(Datum.dict(fields));
    return level + " " + Datum.text(Datum.of(message)) + tail;
  }
}
