package dev.waymark.engine.machine;

import dev.waymark.engine.border.RecordFields;
import dev.waymark.engine.builtin.Builtins;
import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.Classes;
import dev.waymark.engine.value.EnumMember;
import dev.waymark.engine.value.Equality;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.FunctionValue;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.Record;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Function;
import dev.waymark.ir.TypeDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Calls of classes: objects of records, errors, members of enums, builtin constructors.
final class Construction {
  private final Loop loop;
  private final Evaluator evaluator;

  Construction(Loop loop) {
    this.loop = loop;
    this.evaluator = loop.evaluator;
  }

  Value construct(ClassValue type, Arguments arguments) {
    return switch (type.kind()) {
      case RECORD -> record(type, arguments);
      case ENUM -> lookUp(type, arguments);
      case ERROR -> error(type, arguments);
      case BUILTIN -> builtin(type, arguments);
    };
  }

  private Value builtin(ClassValue type, Arguments arguments) {
    var asynchronous = AsyncBuiltins.function(type.name());
    if (asynchronous != null) {
      return asynchronous.call(loop, arguments);
    }
    var code = Builtins.function(type.name());
    if (code == null) {
      throw Errors.typeError("cannot create '" + type.name() + "' instances");
    }
    return code.call(evaluator, arguments);
  }

  private Value record(ClassValue type, Arguments arguments) {
    var definition = (TypeDefinition.RecordType) type.definition();
    if (definition != null && definition.traits().coerces()) {
      throw Errors.raised(
          "NotImplementedError", "models that convert their fields are not part of this version");
    }
    var record = new Record(type);
    var init = method(type, "__init__");
    if (init != null) {
      evaluator.call(init, arguments.prepend(record));
      return record;
    }
    var fields = RecordFields.of(type);
    fill(type, fields, arguments, record, record.fields());
    var after = method(type, "__post_init__");
    if (after != null) {
      evaluator.call(after, record);
    }
    return record;
  }

  private void fill(
      ClassValue type,
      List<TypeDefinition.Field> fields,
      Arguments arguments,
      Value self,
      SequencedMap<String, Value> into) {
    var parameters = new ArrayList<Function.Parameter>();
    parameters.add(parameter("self"));
    fields.forEach(field -> parameters.add(parameter(field.name())));
    var values =
        Binder.bind(
            type.shortName() + ".__init__",
            parameters,
            i -> i > 0 && fields.get(i - 1).initial().isPresent(),
            arguments.prepend(self));
    for (int i = 0; i < fields.size(); i++) {
      var given = values[i + 1];
      into.put(
          fields.get(i).name(),
          given != null
              ? given
              : evaluator.evaluate(Slots.outside(), fields.get(i).initial().orElseThrow()));
    }
  }

  private static Function.Parameter parameter(String name) {
    return new Function.Parameter(
        name, Function.Binding.POSITIONAL_OR_KEYWORD, dev.waymark.ir.Type.ANY);
  }

  @Nullable FunctionValue method(ClassValue type, String name) {
    for (var line : type.lineage()) {
      var definition = line.definition();
      if (definition != null) {
        for (var method : definition.methods()) {
          if (method.name().equals(name)) {
            return loop.objects.function(method);
          }
        }
      }
    }
    return null;
  }

  Value error(ClassValue type, Arguments arguments) {
    var init = method(type, "__init__");
    if (init != null) {
      var error = new ErrorValue(type, Tuple.of(arguments.positional()));
      evaluator.call(init, arguments.prepend(error));
      return error;
    }
    var fields = RecordFields.of(type);
    if (!fields.isEmpty()) {
      var error = new ErrorValue(type, Tuple.EMPTY);
      fill(type, fields, arguments, error, error.attributes());
      return error;
    }
    if (!arguments.named().isEmpty()) {
      throw Errors.typeError(type.shortName() + "() takes no keyword arguments");
    }
    if (type.isA("BaseExceptionGroup")) {
      return group(type, arguments);
    }
    return new ErrorValue(OsErrors.type(type, arguments), Tuple.of(arguments.positional()));
  }

  private Value group(ClassValue type, Arguments arguments) {
    if (arguments.count() != 2) {
      throw Errors.typeError(
          type.shortName()
              + ".__new__() takes exactly 2 arguments ("
              + arguments.count()
              + " given)");
    }
    var members = arguments.get(1);
    if (!(members instanceof ListValue) && !(members instanceof Tuple)) {
      throw Errors.typeError("second argument (exceptions) must be a sequence");
    }
    var group = new ErrorValue(type, Tuple.of(arguments.get(0), members));
    if (group.members().isEmpty()) {
      throw Errors.valueError("second argument (exceptions) must be a non-empty sequence");
    }
    boolean plain = true;
    for (int i = 0; i < group.members().size(); i++) {
      if (!(group.members().get(i) instanceof ErrorValue error)) {
        throw Errors.valueError(
            "Item " + i + " of second argument (exceptions) is not an exception");
      }
      plain &= error.isA("Exception");
    }
    if (plain && type.name().equals("BaseExceptionGroup")) {
      return new ErrorValue(Classes.get("ExceptionGroup"), group.args());
    }
    if (!plain && type.isA("Exception")) {
      throw Errors.typeError(
          type.name().equals("ExceptionGroup")
              ? "Cannot nest BaseExceptions in an ExceptionGroup"
              : "Cannot nest BaseExceptions in '" + type.shortName() + "'");
    }
    return group;
  }

  EnumMember member(ClassValue type, int index) {
    var definition = (TypeDefinition.EnumType) type.definition();
    if (definition == null) {
      throw new IllegalStateException("no enum: " + type);
    }
    var value = memberValue(definition, index);
    int first = 0;
    while (first < index && !Equality.equal(memberValue(definition, first), value)) {
      first++; // one that has the value of an earlier one is another name of it
    }
    return new EnumMember(type, first, definition.members().get(first).name(), value);
  }

  private Value memberValue(TypeDefinition.EnumType definition, int index) {
    return evaluator.evaluate(Slots.outside(), definition.members().get(index).value());
  }

  List<Value> members(ClassValue type) {
    var members = new ArrayList<Value>();
    if (type.definition() instanceof TypeDefinition.EnumType definition) {
      for (int i = 0; i < definition.members().size(); i++) {
        var member = member(type, i);
        if (member.index() == i) {
          members.add(member);
        }
      }
    }
    return members;
  }

  private Value lookUp(ClassValue type, Arguments arguments) {
    if (arguments.count() != 1 || !arguments.named().isEmpty()) {
      throw Errors.typeError("EnumType.__call__() takes one value");
    }
    var wanted = arguments.get(0);
    for (var each : members(type)) {
      var member = (EnumMember) each;
      if (member.equals(wanted) || Equality.equal(member.value(), wanted)) {
        return member;
      }
    }
    throw Errors.valueError(Repr.of(wanted) + " is not a valid " + type.shortName());
  }
}
