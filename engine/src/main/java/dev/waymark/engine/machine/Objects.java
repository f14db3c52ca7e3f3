package dev.waymark.engine.machine;

import dev.waymark.engine.builtin.Builtins;
import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.BoundMethod;
import dev.waymark.engine.value.Builtin;
import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.EnumMember;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.FunctionValue;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.Names;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Record;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Truth;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.TypeDefinition;
import org.jspecify.annotations.Nullable;

/// Attributes: of objects and classes of the program, of errors, of builtin values.
final class Objects {
  private final Loop loop;

  Objects(Loop loop) {
    this.loop = loop;
  }

  /// Whether its methods are a builtin class's only.
  static boolean isPlain(Value object) {
    return !(object instanceof Record
        || object instanceof EnumMember
        || object instanceof ErrorValue
        || object instanceof ClassValue);
  }

  Value get(Value object, String name) {
    var found =
        switch (object) {
          case Record record -> ofRecord(record, name);
          case EnumMember member -> ofMember(member, name);
          case ErrorValue error -> ofError(error, name);
          case ClassValue type -> ofClass(type, name);
          case FunctionValue function -> ofFunction(function, name);
          case Value _ -> null;
        };
    if (found != null) {
      return found;
    }
    var general = general(object, name);
    if (general != null) {
      return general;
    }
    throw Errors.attributeError(object, name);
  }

  private static @Nullable Value ofFunction(FunctionValue function, String name) {
    return switch (name) {
      case "__qualname__" -> Str.of(function.name());
      case "__name__" -> Str.of(Names.last(function.name()));
      default -> null;
    };
  }

  private @Nullable Value general(Value object, String name) {
    if (name.equals("__class__")) {
      return Types.of(object);
    }
    var plain = Enums.plain(object);
    var property = Builtins.property(plain, name);
    if (property != null) {
      return property.call(loop.evaluator, Arguments.of(plain));
    }
    var method = AsyncBuiltins.method(plain, name);
    if (method == null) {
      method = Builtins.method(plain, name);
    }
    if (method == null || !Builtins.isBound(method)) {
      return method;
    }
    return new BoundMethod(plain, method);
  }

  private @Nullable Value ofRecord(Record record, String name) {
    var field = record.fields().get(name);
    if (field != null) {
      return field;
    }
    var member = member(record.type(), record, name);
    if (member == null && name.equals("with")) {
      return new BoundMethod(record, new Builtin("waymark.with"));
    }
    return member;
  }

  private @Nullable Value ofMember(EnumMember member, String name) {
    return switch (name) {
      case "name", "_name_" -> Str.of(member.name());
      case "value", "_value_" -> member.value();
      default -> member(member.type(), member, name);
    };
  }

  private @Nullable Value ofError(ErrorValue error, String name) {
    var attribute = error.attributes().get(name);
    if (attribute != null) {
      return attribute;
    }
    return switch (name) {
      case "args" -> error.args();
      case "__cause__" -> orNone(error.cause);
      case "__context__" -> orNone(error.context);
      case "__suppress_context__" -> Bool.of(error.suppressContext);
      default -> {
        var own = ofKind(error, name);
        yield own != null ? own : member(error.type(), error, name);
      }
    };
  }

  /// What only errors of some classes have.
  private static @Nullable Value ofKind(ErrorValue error, String name) {
    if (isGroup(error)) {
      return switch (name) {
        case "message" -> error.args().get(0);
        case "exceptions" -> Tuple.of(error.members());
        default -> null;
      };
    }
    int size = error.args().size();
    if (error.isA("OSError")) {
      return switch (name) {
        case "errno" -> size > 1 ? error.args().get(0) : None.NONE;
        case "strerror" -> size > 1 ? error.args().get(1) : None.NONE;
        default -> null;
      };
    }
    if (name.equals("value") && error.isA("StopIteration")) {
      return error.args().size() > 0 ? error.args().get(0) : None.NONE;
    }
    return null;
  }

  private static boolean isGroup(ErrorValue error) {
    return error.isA("BaseExceptionGroup") && error.args().size() == 2;
  }

  private static Value orNone(@Nullable ErrorValue error) {
    return error == null ? None.NONE : error;
  }

  private @Nullable Value ofClass(ClassValue type, String name) {
    switch (name) {
      case "__name__", "__qualname__" -> {
        return Str.of(type.shortName());
      }
      case "__members__" -> {
        var members = new Dict();
        if (type.definition() instanceof TypeDefinition.EnumType definition) {
          for (int i = 0; i < definition.members().size(); i++) {
            members.put(definition.members().get(i).name(), loop.construction.member(type, i));
          }
        }
        return members;
      }
      default -> {
        // below
      }
    }
    if (type.definition() instanceof TypeDefinition.EnumType definition) {
      for (int i = 0; i < definition.members().size(); i++) {
        if (definition.members().get(i).name().equals(name)) {
          return loop.construction.member(type, i);
        }
      }
    }
    var member = member(type, null, name);
    return member != null ? member : builtinMember(type, name);
  }

  private static @Nullable Value builtinMember(ClassValue type, String name) {
    for (var className : type.names()) {
      var qualified = className + "." + name;
      var constant = Builtins.table().constant(qualified);
      if (constant != null) {
        return constant;
      }
      if (Builtins.function(qualified) != null || AsyncBuiltins.function(qualified) != null) {
        return new Builtin(qualified);
      }
    }
    return null;
  }

  /// A method or a class attribute of the program's classes; `self` is null for the class itself.
  private @Nullable Value member(ClassValue type, @Nullable Value self, String name) {
    for (var line : type.lineage()) {
      var definition = line.definition();
      if (definition == null) {
        continue;
      }
      for (var method : definition.methods()) {
        if (method.name().equals(name)) {
          return bind(type, self, method);
        }
      }
      if (definition instanceof TypeDefinition.RecordType record) {
        for (var field : record.fields()) {
          if (field.name().equals(name) && field.initial().isPresent()) {
            return loop.evaluator.evaluate(Slots.outside(), field.initial().get());
          }
        }
      }
    }
    return null;
  }

  private Value bind(ClassValue type, @Nullable Value self, TypeDefinition.Method method) {
    var function = function(method);
    return switch (method.kind()) {
      case STATIC -> function;
      case CLASS -> new BoundMethod(type, function);
      case INSTANCE -> self == null ? function : new BoundMethod(self, function);
      case PROPERTY -> self == null ? function : loop.evaluator.call(function, self);
    };
  }

  FunctionValue function(TypeDefinition.Method method) {
    return loop.evaluator.closure(Slots.outside(), method.function());
  }

  void set(Value object, String name, Value value) {
    switch (object) {
      case Record record -> {
        checkMutable(record.type(), name, "assign to");
        if (isProperty(record.type(), name)) {
          throw noWay(record, name, "setter");
        }
        record.fields().put(name, value);
      }
      case ErrorValue error -> setOnError(error, name, value);
      case Value _ -> throw Errors.attributeError(object, name);
    }
  }

  private static boolean isProperty(ClassValue type, String name) {
    for (var line : type.lineage()) {
      var definition = line.definition();
      if (definition != null) {
        for (var method : definition.methods()) {
          if (method.name().equals(name)) {
            return method.kind() == TypeDefinition.MethodKind.PROPERTY;
          }
        }
      }
    }
    return false;
  }

  private static Raised noWay(Record record, String name, String what) {
    return Errors.raised(
        "AttributeError",
        "property '%s' of '%s' object has no %s".formatted(name, Types.name(record), what));
  }

  private static void checkMutable(ClassValue type, String name, String what) {
    if (type.definition() instanceof TypeDefinition.RecordType record
        && !record.traits().mutable()) {
      throw Errors.raised(
          "dataclasses.FrozenInstanceError", "cannot " + what + " field '" + name + "'");
    }
  }

  private static void setOnError(ErrorValue error, String name, Value value) {
    switch (name) {
      case "args" ->
          error.setArgs(value instanceof ListValue list ? Tuple.of(list.items()) : (Tuple) value);
      case "__cause__" -> {
        error.cause = value instanceof ErrorValue cause ? cause : null;
        error.suppressContext = true;
      }
      case "__context__" -> error.context = value instanceof ErrorValue context ? context : null;
      case "__suppress_context__" -> error.suppressContext = Truth.of(value);
      default -> error.attributes().put(name, value);
    }
  }

  void delete(Value object, String name) {
    switch (object) {
      case Record record when isProperty(record.type(), name) ->
          throw noWay(record, name, "deleter");
      case Record record when record.fields().containsKey(name) -> {
        checkMutable(record.type(), name, "delete");
        record.fields().remove(name);
      }
      case ErrorValue error when error.attributes().containsKey(name) ->
          error.attributes().remove(name);
      case Value _ -> throw Errors.attributeError(object, name);
    }
  }
}
