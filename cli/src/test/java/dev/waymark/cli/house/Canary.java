package dev.waymark.cli.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/// Picks the classes that break a rule on purpose.
final class Canary {
  private Canary() {}

  static DescribedPredicate<JavaClass> among(List<String> names) {
    return DescribedPredicate.describe("canaries " + names, type -> names.contains(type.getName()));
  }
}
