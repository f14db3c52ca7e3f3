package dev.waymark.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
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
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.waymark");
    canaries =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("dev.waymark");
  }

  static List<Rules.Rule> rules() {
    return Rules.all();
  }

  @Test
  void everyModuleIsSeen() {
    for (var module :
        List.of("grammar", "ir", "compiler", "engine", "postgres", "simulator", "sdk", "cli")) {
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
