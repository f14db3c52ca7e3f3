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
    for (var base = error.base(); ; ) {
      switch (base) {
        case ErrorBase.Defined(var index) -> {
          var above = above(program, index);
          bases.add(above.name());
          base = above.base();
        }
        case ErrorBase.Builtin(var builtin) -> {
          bases.addAll(Classes.get(builtin).names());
          bases.remove("object");
          return written(error.name(), bases, attributes);
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
    var base = error.base();
    while (base instanceof ErrorBase.Defined(var index)) {
      var above = above(program, index);
      fields.addAll(above.fields());
      base = above.base();
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
