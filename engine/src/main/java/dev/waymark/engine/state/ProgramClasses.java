package dev.waymark.engine.state;

import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.Classes;
import dev.waymark.engine.value.Names;
import dev.waymark.ir.Program;
import dev.waymark.ir.TypeDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The classes of a program as values, each made when it is first asked for.
public final class ProgramClasses {
  private final Program program;
  private final @Nullable ClassValue[] classes;

  public ProgramClasses(Program program) {
    this.program = program;
    this.classes = new ClassValue[program.types().size()];
  }

  public int size() {
    return classes.length;
  }

  public ClassValue get(int index) {
    var known = classes[index];
    if (known == null) {
      known = make(index);
      classes[index] = known;
    }
    return known;
  }

  /// The class of the program, or the builtin, that a name at the border means.
  public @Nullable ClassValue find(String name) {
    for (int i = 0; i < classes.length; i++) {
      if (Names.same(program.types().get(i).name(), name)) {
        return get(i);
      }
    }
    return Classes.find(name);
  }

  private ClassValue make(int index) {
    var definition = program.types().get(index);
    var names = new ArrayList<String>();
    names.add(definition.name());
    var ancestors = new ArrayList<ClassValue>();
    var kind =
        switch (definition) {
          case TypeDefinition.RecordType type -> {
            for (int base : type.bases()) {
              inherit(get(base), names, ancestors);
            }
            yield ClassValue.Kind.RECORD;
          }
          case TypeDefinition.EnumType type -> {
            type.mixin().map(ProgramClasses::mixin).ifPresent(names::addAll);
            names.add("enum.Enum");
            yield ClassValue.Kind.ENUM;
          }
          case TypeDefinition.ErrorType type -> {
            for (var each : type.bases()) {
              switch (each) {
                case TypeDefinition.ErrorBase.Builtin base ->
                    inherit(Classes.get(base.name()), names, ancestors);
                case TypeDefinition.ErrorBase.Defined base ->
                    inherit(get(base.type()), names, ancestors);
              }
            }
            yield ClassValue.Kind.ERROR;
          }
        };
    return ClassValue.defined(
        definition.name(), kind, names, new ClassValue.Defined(index, definition, ancestors));
  }

  private static List<String> mixin(String name) {
    return switch (name) {
      case "StrEnum" -> List.of("enum.StrEnum", "str");
      case "IntEnum" -> List.of("enum.IntEnum", "int");
      default -> {
        var known = Classes.find(name);
        yield known == null ? List.of(name) : known.names();
      }
    };
  }

  private static void inherit(ClassValue base, List<String> names, List<ClassValue> ancestors) {
    for (var name : base.names()) {
      names.remove(name);
      names.add(name);
    }
    for (var ancestor : base.lineage()) {
      ancestors.remove(ancestor);
      ancestors.add(ancestor);
    }
  }
}
