package dev.waymark.engine.border;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Payload;
import dev.waymark.engine.state.ProgramClasses;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Str;
import dev.waymark.ir.Constant;
import dev.waymark.ir.Expression;
import dev.waymark.ir.Program;
import dev.waymark.ir.Type;
import dev.waymark.ir.text.IrParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The vectors of docs/protocol.md that both sides run.
final class BorderVectorsTest {
  private static final Program SHOP =
      IrParser.parse(
          """
          program "main" version 1
          entry (fn 0)
          result none
          policy
          record "shop.Order" bases [] mutable comparable
            field "id" str
            field "total" decimal
            field "items" list[str] = []
          enum "shop.Colour"
            member "RED" = 1
            member "BLUE" = "b"
          error "shop.Declined" base "Exception"
            field "code" str
          fn 0 async "main" ()
            n0: return None
          """);
  private static final Border BORDER = border();

  private static Border border() {
    return new Border(
        new ProgramClasses(SHOP),
        expression ->
            switch (expression) {
              case Expression.ListDisplay _ -> ListValue.empty();
              case Expression.Const(Constant.Str(var text)) -> Str.of(text);
              case Expression.Const(Constant.Int(var number)) -> Int.of(number);
              default -> throw new IllegalArgumentException("no constant: " + expression);
            });
  }

  private static List<Json.Object> cases(String file) {
    try {
      var path = Path.of("..", "corpus", "border", file);
      var cases = (Json.Array) JsonReader.read(Files.readString(path));
      return cases.items().stream().map(Json.Object.class::cast).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String text(Json.Object object, String member) {
    return object.members().get(member) instanceof Json.Text(var text) ? text : "";
  }

  private static String print(Json json) {
    return switch (json) {
      case Json.Null _ -> "null";
      case Json.Bool(boolean flag) -> Boolean.toString(flag);
      case Json.Number(var number) -> number;
      case Json.Text(var text) -> quoted(text);
      case Json.Array(var items) ->
          items.stream().map(BorderVectorsTest::print).collect(Collectors.joining(",", "[", "]"));
      case Json.Object(var members) ->
          members.entrySet().stream()
              .map(member -> quoted(member.getKey()) + ":" + print(member.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
    };
  }

  private static String quoted(String text) {
    var out = new StringBuilder();
    JsonWriter.quote(out, text);
    return out.toString();
  }

  private static Json member(Json.Object object, String name) {
    var json = object.members().get(name);
    return json == null ? new Json.Null() : json;
  }

  @TestFactory
  Stream<DynamicTest> whatIsReadIsWrittenAsItWas() {
    return cases("values.json").stream()
        .map(each ->
            DynamicTest.dynamicTest(
                text(each, "name"),
                () -> {
                  var canonical = print(member(each, "tagged"));
                  var read = BORDER.read(Payload.of(canonical), Type.ANY, "value");
                  assertThat(read).isInstanceOf(Border.Read.Fits.class);
                  var value = ((Border.Read.Fits) read).value();
                  assertThat(Payload.of(Border.write(value)).json()).isEqualTo(canonical);
                }));
  }

  @TestFactory
  Stream<DynamicTest> declaredTypesTakeWhatTheyTake() {
    return cases("typed.json").stream()
        .map(each ->
            DynamicTest.dynamicTest(
                text(each, "name"),
                () -> {
                  var json = Payload.of(print(member(each, "json")));
                  var read = BORDER.read(json, type(text(each, "type")), "value");
                  switch (read) {
                    case Border.Read.Fits(var value) ->
                        assertThat(plain(Repr.of(value))).isEqualTo(plain(text(each, "python")));
                    case Border.Read.Misfit(var problems) ->
                        assertThat(problems).containsExactly(text(each, "error"));
                  }
                }));
  }

  /// What stays of a value's text when spellings are taken away that mean the same.
  private static String plain(String python) {
    return python
        .replaceAll("<(Colour\\.\\w+): [^>]+>", "$1")
        .replaceAll("datetime\\.|shop\\.|\\b(id|total|items)=", "");
  }

  @TestFactory
  Stream<DynamicTest> rubbishIsRejectedAndNeverMore() {
    return cases("rejected.json").stream()
        .map(each ->
            DynamicTest.dynamicTest(
                text(each, "name"),
                () ->
                    assertThat(BORDER.read(Payload.of(text(each, "text")), Type.ANY, "value"))
                        .isInstanceOf(Border.Read.Misfit.class)));
  }

  private static Type type(String text) {
    int open = text.indexOf('[');
    if (text.contains(" | ") && (open < 0 || open > text.indexOf(" | "))) {
      return new Type.Union(
          Stream.of(text.split(" \\| ", -1)).map(BorderVectorsTest::type).toList());
    }
    if (open < 0) {
      return switch (text) {
        case "shop.Order" -> new Type.Named(0);
        case "shop.Colour" -> new Type.Named(1);
        default -> new Type.Scalar(Type.Kind.valueOf(text.toUpperCase(Locale.ROOT)));
      };
    }
    var inner = text.substring(open + 1, text.length() - 1);
    var parts = List.of(inner.split(", ", -1));
    return switch (text.substring(0, open)) {
      case "list" -> new Type.ListOf(type(inner));
      case "set" -> new Type.SetOf(type(inner));
      case "dict" -> new Type.DictOf(type(parts.get(0)), type(parts.get(1)));
      case "Literal" ->
          new Type.Literal(
              List.of(new Constant.Str("a"), new Constant.Int(java.math.BigInteger.ONE)));
      case "tuple" ->
          parts.getLast().equals("...")
              ? new Type.TupleOfAny(type(parts.getFirst()))
              : new Type.TupleOf(parts.stream().map(BorderVectorsTest::type).toList());
      default -> throw new IllegalArgumentException(text);
    };
  }
}
