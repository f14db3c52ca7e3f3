package dev.waymark.engine.border;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tagged object, whose members are asked for one by one; a stranger among them is refused.
record Tag(Json.Object object) {
  String name() {
    return text("$type");
  }

  void allow(String... names) {
    for (var name : object.members().keySet()) {
      if (!name.equals("$type") && !List.of(names).contains(name)) {
        throw new Undecodable("a " + name() + " has no member " + name);
      }
    }
  }

  /// The text of the only member.
  String only(String name) {
    allow(name);
    return text(name);
  }

  List<Json> onlyItems() {
    allow("items");
    return items("items");
  }

  Json json(String name) {
    var json = object.members().get(name);
    if (json == null) {
      throw new Undecodable("a tagged value without " + name);
    }
    return json;
  }

  String text(String name) {
    return string(json(name));
  }

  static String string(Json json) {
    if (json instanceof Json.Text(var value)) {
      return value;
    }
    throw new Undecodable("expected text, got " + Json.describe(json));
  }

  @Nullable String optionalText(String name) {
    return object.members().containsKey(name) ? text(name) : null;
  }

  List<Json> items(String name) {
    if (json(name) instanceof Json.Array(var items)) {
      return items;
    }
    throw new Undecodable("expected an array, got " + Json.describe(json(name)));
  }

  long number(String name) {
    return number(json(name));
  }

  static long number(Json json) {
    if (json instanceof Json.Number number && number.isInt() && number.text().length() < 18) {
      return Long.parseLong(number.text());
    }
    throw new Undecodable("expected a number, got " + Json.describe(json));
  }

  int fold() {
    if (!object.members().containsKey("fold")) {
      return 0;
    }
    long fold = number("fold");
    if (fold != 0 && fold != 1) {
      throw new Undecodable("no fold: " + fold);
    }
    return (int) fold;
  }
}
