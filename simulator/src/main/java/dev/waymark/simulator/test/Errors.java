package dev.waymark.simulator.test;

import dev.waymark.engine.value.Classes;
import dev.waymark.ir.Program;
import dev.waymark.ir.TypeDefinition;
import dev.waymark.ir.TypeDefinition.ErrorBase;
import dev.waymark.ir.TypeDefinition.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Errors as an action reports them.
public final class Errors {
  private Errors() {}

  /// An error that the program declares.
  public static JsonTree written(
      Program program, TypeDefinition.ErrorType error, JsonTree.Members attributes) {
    var bases = new ArrayList<String>();
    collect(program, error, bases);
    bases.remove("object");
    return written(error.name(), bases, attributes);
  }

  /// A base that is met again stands behind.
  private static void collect(Program program, TypeDefinition.ErrorType error, List<String> bases) {
    for (var base : error.bases()) {
      switch (base) {
        case ErrorBase.Defined(var index) -> {
          var above = above(program, index);
          bases.remove(above.name());
          bases.add(above.name());
          collect(program, above, bases);
        }
        case ErrorBase.Builtin(var builtin) -> {
          var names = Classes.get(builtin).names();
          bases.removeAll(names);
          bases.addAll(names);
        }
      }
    }
  }

  /// One that every program knows, by a name that is one.
  public static JsonTree builtin(String name, JsonTree.Members attributes) {
    var found = Classes.get(name);
    var bases = new ArrayList<>(found.names());
    bases.removeAll(List.of(found.name(), "object"));
    return written(found.name(), bases, attributes);
  }

  /// Of it and its bases.
  public static List<Field> fields(Program program, TypeDefinition.ErrorType error) {
    var fields = new ArrayList<Field>(error.fields());
    for (var base : error.bases()) {
      if (base instanceof ErrorBase.Defined(var index)) {
        fields.addAll(fields(program, above(program, index)));
      }
    }
    return fields;
  }

  /// The same of a record; a field that is declared again is one field.
  static List<Field> fields(Program program, TypeDefinition.RecordType record) {
    var fields = new LinkedHashMap<String, Field>();
    for (var index : record.bases().reversed()) {
      if (program.types().get(index) instanceof TypeDefinition.RecordType above) {
        above.fields().forEach(field -> fields.put(field.name(), field));
      }
    }
    record.fields().forEach(field -> fields.put(field.name(), field));
    return List.copyOf(fields.values());
  }

  private static TypeDefinition.ErrorType above(Program program, int index) {
    if (program.types().get(index) instanceof TypeDefinition.ErrorType error) {
      return error;
    }
    throw new IllegalStateException("the base of an error is none: " + program.types().get(index));
  }

  private static JsonTree written(String name, List<String> bases, JsonTree.Members attributes) {
    var members = new LinkedHashMap<String, JsonTree>();
    members.put("$type", new JsonTree.Text("error"));
    members.put("class", new JsonTree.Text(name));
    members.put(
        "bases", new JsonTree.Array(bases.stream().<JsonTree>map(JsonTree.Text::new).toList()));
    members.put("message", new JsonTree.Text(""));
    members.put("args", new JsonTree.Array(List.of()));
    members.put("attributes", attributes);
    return new JsonTree.Members(members);
  }
}
