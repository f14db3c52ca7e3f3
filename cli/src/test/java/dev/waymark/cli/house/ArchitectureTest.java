package dev.waymark.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the arrows and bans of ARCHITECTURE.md over every module.
class ArchitectureTest {
  private static JavaClasses production;
  private static JavaClasses canaries;

  @BeforeAll
  static void readClasses() {
    production =
        new ClassFileImporter()
            .withImportOption(location -> !isTest(location))
            .importPackages("dev.waymark");
    canaries =
        new ClassFileImporter()
            .withImportOption(ArchitectureTest::isTest)
            .importPackages("dev.waymark");
  }

  private static boolean isTest(Location location) {
    return location.matches(Pattern.compile(".*/(test-classes|test)/dev/waymark/.*"));
  }

  static List<Rules.Rule> rules() {
    return Rules.all();
  }

  @Test
  void everyModuleIsSeen() {
    for (var module :
        List.of(
            "grammar",
            "ir",
            "compiler",
            "engine",
            "postgres",
            "simulator",
            "sdk",
            "fuzz",
            "bench",
            "cli")) {
      assertThat(production.containPackage("dev.waymark." + module)).as(module).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void holds(Rules.Rule rule) {
    rule.rule().allowEmptyShould(true).check(production);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void canFail(Rules.Rule rule) {
    var breaking = canaries.that(Canary.among(rule.canaries()));
    var report = rule.rule().evaluate(breaking).getFailureReport().toString();
    assertThat(report).contains(rule.mustReport());
  }
}
