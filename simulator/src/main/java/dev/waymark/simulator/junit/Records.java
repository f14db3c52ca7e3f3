package dev.waymark.simulator.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Java records by the names of their components.
final class Records {
  private Records() {}

  static Map<String, @Nullable Object> fields(Record record) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    for (var component : record.getClass().getRecordComponents()) {
      fields.put(component.getName(), field(record, component));
    }
    return fields;
  }

  private static @Nullable Object field(Record record, RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("cannot read %s of %s".formatted(component, record), e);
    }
  }

  /// Every component has its field, and every field its component.
  static <T> T make(Class<T> type, Map<?, ?> fields) {
    var components = type.getRecordComponents();
    var names = Arrays.stream(components).map(RecordComponent::getName).toList();
    for (var field : fields.keySet()) {
      if (!names.contains(String.valueOf(field))) {
        throw Known.unknown(
            "%s has no component `%s`".formatted(type.getName(), field),
            String.valueOf(field),
            names);
      }
    }
    var values = new @Nullable Object[components.length];
    for (var i = 0; i < components.length; i++) {
      if (!fields.containsKey(names.get(i))) {
        throw new IllegalArgumentException(
            "%s needs `%s`, which is not in %s".formatted(type.getName(), names.get(i), fields));
      }
      values[i] = Read.as(fields.get(names.get(i)), components[i].getGenericType());
    }
    try {
      return constructor(type, components).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("cannot make a %s of %s".formatted(type, fields), e);
    }
  }

  private static <T> Constructor<T> constructor(Class<T> type, RecordComponent[] components)
      throws NoSuchMethodException {
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor;
  }
}
