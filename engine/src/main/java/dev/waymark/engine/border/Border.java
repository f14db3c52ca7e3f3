package dev.waymark.engine.border;

import dev.waymark.engine.Payload;
import dev.waymark.engine.state.ProgramClasses;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Expression;
import dev.waymark.ir.Function;
import dev.waymark.ir.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.IntPredicate;

/// Values on their way out of and into an instance.
public final class Border {
  private final ProgramClasses classes;
  private final java.util.function.Function<Expression, Value> evaluate;

  /// `evaluate` computes the defaults of fields and the values of enum members.
  public Border(ProgramClasses classes, java.util.function.Function<Expression, Value> evaluate) {
    this.classes = classes;
    this.evaluate = evaluate;
  }

  /// What reading by a declared type gives.
  public sealed interface Read {
    record Fits(Value value) implements Read {}

    /// One line for each problem, beginning with its place.
    record Misfit(List<String> problems) implements Read {}
  }

  /// What a start's input gives.
  public sealed interface Input {
    record Decoded(SequencedMap<String, Value> values) implements Input {}

    record Mismatch(List<String> problems) implements Input {}
  }

  /// Canonical JSON; raises NotSerializable, ValueTooLarge or ValueError (a cycle).
  public static byte[] write(Value value) {
    return TaggedWriter.write(value);
  }

  /// A JSON object by name.
  public static byte[] writeArguments(SequencedMap<String, Value> arguments) {
    return TaggedWriter.writeObject(arguments);
  }

  /// An error always has a form: one too large for the border keeps its class and says why.
  public static Payload writeError(ErrorValue error) {
    try {
      return Payload.of(TaggedWriter.write(error));
    } catch (Raised tooLarge) {
      var message = Repr.message(tooLarge.error());
      var shorter = new ErrorValue(error.type(), Tuple.EMPTY);
      shorter.reported = "this error could not be kept whole: " + message;
      return Payload.of(TaggedWriter.write(shorter));
    }
  }

  /// `place` begins each problem's line.
  public Read read(Payload payload, Type type, String place) {
    try {
      var reader = new TypedReader(classes, evaluate);
      var value = reader.read(JsonReader.read(payload.json()), type, place);
      return reader.problems.isEmpty()
          ? new Read.Fits(value)
          : new Read.Misfit(List.copyOf(reader.problems));
    } catch (Undecodable undecodable) {
      return new Read.Misfit(List.of(place + ": " + undecodable.getMessage()));
    }
  }

  /// The error of an outcome. What is no error object becomes one that says so.
  public ErrorValue readError(Payload payload) {
    try {
      if (JsonReader.read(payload.json()) instanceof Json.Object object
          && object.members().get("$type") instanceof Json.Text(var tag)
          && tag.equals("error")) {
        return new TaggedReader(classes, evaluate).error(new Tag(object));
      }
      return Errors.error("RuntimeError", Str.of("the outcome is no error: " + payload));
    } catch (Undecodable undecodable) {
      return Errors.error(
          "RuntimeError", Str.of("an undecodable error: " + undecodable.getMessage()));
    }
  }

  /// The names of attributes that the error of an outcome could not bring with it.
  public static List<String> dropped(Payload payload) {
    try {
      if (JsonReader.read(payload.json()) instanceof Json.Object object
          && object.members().containsKey("dropped")) {
        return new Tag(object).items("dropped").stream().map(Tag::string).toList();
      }
      return List.of();
    } catch (Undecodable _) {
      return List.of();
    }
  }

  /// The arguments of a workflow by name, read by its parameters' types. `hasDefault` says which
  /// parameters may be missing.
  public Input readArguments(
      List<Function.Parameter> parameters, IntPredicate hasDefault, Payload input) {
    Json json;
    try {
      json = JsonReader.read(input.json());
    } catch (Undecodable undecodable) {
      return new Input.Mismatch(List.of(String.valueOf(undecodable.getMessage())));
    }
    if (!(json instanceof Json.Object object)) {
      return new Input.Mismatch(
          List.of("expected an object by parameter name, got " + Json.describe(json)));
    }
    var reader = new TypedReader(classes, evaluate);
    var values = new LinkedHashMap<String, Value>();
    var names = parameters.stream().map(Function.Parameter::name).toList();
    for (int i = 0; i < parameters.size(); i++) {
      var parameter = parameters.get(i);
      var member = object.members().get(parameter.name());
      if (member != null) {
        values.put(parameter.name(), reader.read(member, parameter.type(), parameter.name()));
      } else if (!hasDefault.test(i)) {
        reader.problems.add(parameter.name() + ": missing");
      }
    }
    for (var name : object.members().keySet()) {
      if (!names.contains(name)) {
        reader.problems.add(name + ": unknown parameter" + Nearest.hint(name, names));
      }
    }
    return reader.problems.isEmpty()
        ? new Input.Decoded(values)
        : new Input.Mismatch(List.copyOf(reader.problems));
  }
}
