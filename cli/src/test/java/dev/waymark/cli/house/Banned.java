package dev.waymark.cli.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;

/// The accesses that make two runs of the same thing differ, as predicates.
final class Banned {
  private static final Map<String, List<String>> AMBIENT =
      Map.of(
          "java.lang.System",
          List.of(
              "nanoTime",
              "currentTimeMillis",
              "identityHashCode",
              "getenv",
              "getProperty",
              "lineSeparator"),
          "java.lang.Math",
          List.of(
              "random", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log",
              "log10", "log1p", "pow", "sinh", "cosh", "tanh", "cbrt", "hypot"),
          "java.util.UUID",
          List.of("randomUUID"),
          "java.util.Locale",
          List.of("getDefault"),
          "java.nio.charset.Charset",
          List.of("defaultCharset"),
          "java.util.TimeZone",
          List.of("getDefault"),
          "java.time.ZoneId",
          List.of("systemDefault"));

  private static final List<String> UNORDERED_TYPES =
      List.of(
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.IdentityHashMap",
          "java.util.WeakHashMap",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.security.SecureRandom",
          "java.util.Date");

  private static final Map<String, List<String>> UNORDERED_MAKERS =
      Map.of(
          "java.util.Set", List.of("of", "copyOf"),
          "java.util.Map", List.of("of", "ofEntries", "copyOf"),
          "java.util.stream.Collectors",
              List.of(
                  "toSet",
                  "toMap",
                  "groupingBy",
                  "partitioningBy",
                  "toUnmodifiableSet",
                  "toUnmodifiableMap"));

  /// Who may, for a reason: an object of a body is a key by identity, in tables that iterate in the
  /// order of insertion, so that the number itself shows nowhere; a printer, a copier, a writer of
  /// graphs asks only whether it is inside an object already.
  private static final List<String> EXCUSED =
      List.of(
          "dev.waymark.engine.value.BoundMethod java.lang.System",
          "dev.waymark.engine.value.DictView java.lang.System",
          "dev.waymark.engine.value.Hashing java.lang.System",
          "dev.waymark.engine.value.Repr java.util.IdentityHashMap",
          "dev.waymark.engine.border.TaggedWriter java.util.IdentityHashMap",
          "dev.waymark.engine.builtin.CopyModule java.util.IdentityHashMap",
          "dev.waymark.engine.builtin.JsonModule java.util.IdentityHashMap",
          "dev.waymark.engine.codec.GraphWriter java.util.IdentityHashMap",
          "dev.waymark.engine.machine.Gatherings java.util.IdentityHashMap",
          "dev.waymark.engine.machine.Waiting java.util.IdentityHashMap",
          "dev.waymark.compiler.check.Checker java.util.IdentityHashMap",
          "dev.waymark.compiler.check.Scopes java.util.IdentityHashMap",
          "dev.waymark.compiler.check.Types java.util.IdentityHashMap",
          "dev.waymark.compiler.lower.Frame java.util.IdentityHashMap",
          "dev.waymark.compiler.lower.Thunks java.util.IdentityHashMap",
          "dev.waymark.compiler.lower.Unit java.util.IdentityHashMap");

  private Banned() {}

  static boolean isExcused(JavaAccess<?> access) {
    var pair = access.getOriginOwner().getName() + " " + access.getTargetOwner().getName();
    return EXCUSED.contains(pair);
  }

  static boolean ambient(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    var name = access.getTarget().getName();
    return AMBIENT.getOrDefault(owner, List.of()).contains(name)
        || List.of("java.lang.Thread", "java.lang.Runtime").contains(owner)
        || owner.startsWith("java.time.") && (name.equals("now") || name.startsWith("system"))
        || name.equals("parallelStream")
        || name.equals("parallel") && owner.startsWith("java.util.stream.")
        || usesDefaults(access);
  }

  /// Calls that read the machine's locale or charset because none is named.
  private static boolean usesDefaults(JavaAccess<?> access) {
    if (!access.getTargetOwner().getName().equals("java.lang.String")
        || !(access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget unit)) {
      return false;
    }
    var parameters = unit.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    return switch (unit.getName()) {
      case "toUpperCase", "toLowerCase", "getBytes" -> parameters.isEmpty();
      case "format" -> parameters.getFirst().equals("java.lang.String");
      case "<init>" -> parameters.equals(List.of("[B"));
      default -> false;
    };
  }

  static boolean unordered(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    var name = access.getTarget().getName();
    return name.equals("<init>") && UNORDERED_TYPES.contains(owner)
        || UNORDERED_MAKERS.getOrDefault(owner, List.of()).contains(name);
  }

  static boolean standardStream(JavaAccess<?> access) {
    return access.getTargetOwner().getName().equals("java.lang.System")
        && List.of("out", "err", "in").contains(access.getTarget().getName());
  }

  static DescribedPredicate<JavaClass> file() {
    return DescribedPredicate.describe(
        "a file", type -> type.getName().matches("java\\.io\\.(File.*|RandomAccessFile)"));
  }
}
