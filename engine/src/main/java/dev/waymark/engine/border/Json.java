package dev.waymark.engine.border;

import java.util.List;
import java.util.SequencedMap;

/// JSON as a tree. Numbers keep their text, so that an int and a float stay apart.
sealed interface Json {
  record Null() implements Json {}

  record Bool(boolean value) implements Json {}

  record Number(String text) implements Json {
    boolean isInt() {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '.' || c == 'e' || c == 'E') {
          return false;
        }
      }
      return true;
    }
  }

  record Text(String value) implements Json {}

  record Array(List<Json> items) implements Json {}

  record Object(SequencedMap<String, Json> members) implements Json {}

  /// In words, for a complaint.
  static String describe(Json json) {
    return switch (json) {
      case Null _ -> "null";
      case Bool flag -> Boolean.toString(flag.value());
      case Number number -> number.text();
      case Text text -> {
        var out = new StringBuilder();
        boolean isLong = text.value().length() > 60;
        JsonWriter.quote(out, isLong ? text.value().substring(0, 60) + "…" : text.value());
        yield out.toString();
      }
      case Array array -> "an array of " + array.items().size();
      case Object object ->
          object.members().get("$type") instanceof Text tag
              ? ("aeiouAEIOU".indexOf(tag.value().charAt(0)) >= 0 ? "an " : "a ") + tag.value()
              : "an object of " + object.members().size();
    };
  }
}
