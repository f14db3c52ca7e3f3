package dev.waymark.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One attempt of an action, with its arguments by parameter name in the order of the signature.
/// Defaults that the caller did not pass are absent: the worker fills them in.
public record ActionCall(String action, Map<String, Datum> arguments) {
  public ActionCall {
    arguments = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  List<Datum> values() {
    return new ArrayList<>(arguments.values());
  }

  /// `charge(card="4242", key="k")`
  public String text() {
    var fields =
        arguments.entrySet().stream().map(a -> new Datum.Field(a.getKey(), a.getValue())).toList();
    return Datum.text(new Datum.Named(action, List.of(), fields));
  }
}
