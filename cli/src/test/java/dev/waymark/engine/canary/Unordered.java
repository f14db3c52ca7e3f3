package dev.waymark.engine.canary;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Makes what iterates in another order at every start, once per method.
public final class Unordered {
  Map<String, String> hashMap() {
    return new HashMap<>();
  }

  Supplier<Map<String, String>> hashMapReference() {
    return HashMap::new;
  }

  Set<String> hashSet() {
    return new HashSet<>();
  }

  Set<String> setOf() {
    return Set.of("a", "b");
  }

  Map<String, String> mapOf() {
    return Map.of("a", "b");
  }

  Set<String> toSet(List<String> names) {
    return names.stream().collect(Collectors.toSet());
  }

  Map<Integer, List<String>> grouped(List<String> names) {
    return names.stream().collect(Collectors.groupingBy(String::length));
  }

  Random random() {
    return new Random(1);
  }
}
