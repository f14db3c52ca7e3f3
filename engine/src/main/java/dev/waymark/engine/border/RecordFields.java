package dev.waymark.engine.border;

import dev.waymark.engine.value.ClassValue;
import dev.waymark.ir.TypeDefinition;
import java.util.LinkedHashMap;
import java.util.List;

/// The fields of a record with those that it inherits.
public final class RecordFields {
  private RecordFields() {}

  /// The furthest base's first; one that is declared again keeps its first place.
  public static List<TypeDefinition.Field> of(ClassValue type) {
    var fields = new LinkedHashMap<String, TypeDefinition.Field>();
    var lineage = type.lineage();
    for (int i = lineage.size() - 1; i >= 0; i--) {
      var own =
          switch (lineage.get(i).definition()) {
            case TypeDefinition.RecordType record -> record.fields();
            case TypeDefinition.ErrorType error -> error.fields();
            case TypeDefinition.EnumType _ -> List.<TypeDefinition.Field>of();
            case null -> List.<TypeDefinition.Field>of();
          };
      own.forEach(field -> fields.put(field.name(), field));
    }
    return List.copyOf(fields.values());
  }
}
