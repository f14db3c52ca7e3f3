package dev.waymark.simulator.junit;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Java beans by the names of their properties.
final class Beans {
  private Beans() {}

  /// Its properties, sorted by name; none where it is no bean.
  static Map<String, @Nullable Object> fields(Object bean) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    methods(bean.getClass(), 0, "get", "is")
        .forEach((name, getter) -> fields.put(name, invoke(getter, bean)));
    return fields;
  }

  static boolean is(Class<?> type) {
    return !methods(type, 0, "get", "is").isEmpty() && !type.getPackageName().startsWith("java.");
  }

  /// Every field has its setter; what has no field stays as the constructor made it.
  static <T> T make(Class<T> type, Map<?, ?> fields) {
    var setters = methods(type, 1, "set");
    try {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      var bean = constructor.newInstance();
      for (var field : fields.entrySet()) {
        var name = String.valueOf(field.getKey());
        var setter = setters.get(name);
        if (setter == null) {
          throw Known.unknown(
              "%s has no setter for `%s`".formatted(type.getName(), name),
              name,
              java.util.List.copyOf(setters.keySet()));
        }
        var value = Read.as(field.getValue(), setter.getGenericParameterTypes()[0]);
        invoke(setter, bean, value);
      }
      return bean;
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("cannot make a %s of %s".formatted(type, fields), e);
    }
  }

  private static TreeMap<String, Method> methods(Class<?> type, int count, String... prefixes) {
    var found = new TreeMap<String, Method>();
    for (var method : type.getMethods()) {
      for (var prefix : prefixes) {
        var name = method.getName();
        if (name.startsWith(prefix)
            && name.length() > prefix.length()
            && method.getParameterCount() == count
            && method.getDeclaringClass() != Object.class) {
          found.put(property(name.substring(prefix.length())), method);
        }
      }
    }
    return found;
  }

  /// `URL` stays, `Name` is `name`.
  private static String property(String name) {
    var shouts = name.length() > 1 && Character.isUpperCase(name.charAt(1));
    return shouts ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static @Nullable Object invoke(Method method, Object on, @Nullable Object... arguments) {
    try {
      method.setAccessible(true);
      return method.invoke(on, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("cannot use %s of %s".formatted(method, on), e);
    }
  }
}
