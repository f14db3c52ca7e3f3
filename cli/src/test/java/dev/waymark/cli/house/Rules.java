package dev.waymark.cli.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The arrows and bans of the architecture. Each has a canary that must break it.
final class Rules {
  /// A rule, the classes that break it on purpose, and the words that its report must contain.
  record Rule(String name, ArchRule rule, List<String> canaries, List<String> mustReport) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String OURS = "dev.waymark";
  private static final String ENGINE_CANARY = OURS + ".engine.canary.";
  private static final String MISPLACED = OURS + ".sdk.canary.Misplaced$";

  private Rules() {}

  static List<Rule> all() {
    return Stream.of(arrows(), homes(), single(), determinism()).flatMap(List::stream).toList();
  }

  private static List<Rule> arrows() {
    return List.of(
        arrow("grammar"),
        arrow("ir"),
        arrow("corpus"),
        arrow("compiler", "grammar", "ir"),
        arrow("engine", "ir"),
        arrow("postgres", "engine", "ir"),
        arrow("simulator", "engine", "ir", "compiler"),
        arrow("sdk", "compiler", "engine", "ir", "postgres"),
        arrow("fuzz", "compiler", "engine", "ir", "simulator", "postgres", "corpus"),
        arrow("bench", "compiler", "engine", "ir", "postgres", "simulator"));
  }

  private static Rule arrow(String from, String... to) {
    var allowed = new ArrayList<String>();
    allowed.add(OURS + "." + from + "..");
    for (var module : to) {
      allowed.add(OURS + "." + module + "..");
    }
    var inside = DescribedPredicate.not(resideInAPackage(OURS + ".."));
    var rule =
        classes()
            .that()
            .resideInAPackage(OURS + "." + from + "..")
            .should()
            .onlyDependOnClassesThat(
                inside
                    .or(resideInAnyPackage(allowed.toArray(String[]::new)))
                    .as("allowed by the architecture: " + allowed));
    var canary = OURS + "." + from + ".canary.Arrow";
    return new Rule("arrows of " + from, rule, List.of(canary), List.of("forbidden"));
  }

  private static List<Rule> homes() {
    return List.of(
        new Rule(
            "ANTLR only in the grammar and in the compiler's parse package",
            noClasses()
                .that()
                .resideOutsideOfPackages(OURS + ".grammar..", OURS + ".compiler.parse..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.antlr.."),
            List.of(MISPLACED + "Antlr"),
            List.of("token")),
        new Rule(
            "SQL only in runtime-postgres and bench, but for a data source and connection",
            noClasses()
                .that()
                .resideOutsideOfPackages(OURS + ".postgres..", OURS + ".bench..")
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage(
                            "java.sql..", "javax.sql..", "org.jdbi..", "org.postgresql..")
                        .and(DescribedPredicate.describe("no handle", Rules::isNoHandle))
                        .as("a part of SQL")),
            List.of(MISPLACED + "Sql"),
            List.of("statement")),
        new Rule(
            "standard streams only in cli",
            classes()
                .that()
                .resideOutsideOfPackage(OURS + ".cli..")
                .should(notUse("a standard stream", Banned::standardStream)),
            List.of(MISPLACED + "Streams"),
            List.of("out()")));
  }

  private static List<Rule> single() {
    return List.of(
        new Rule(
            "a main only in cli",
            noMethods()
                .that()
                .haveName("main")
                .and()
                .haveRawParameterTypes(String[].class)
                .should()
                .beDeclaredInClassesThat()
                .resideOutsideOfPackage(OURS + ".cli.."),
            List.of(MISPLACED + "Front"),
            List.of("main")),
        new Rule(
            "reflection only where actions are bound, and where JUnit asks for it",
            noClasses()
                .that()
                .resideOutsideOfPackages(OURS + ".sdk..", OURS + ".simulator.junit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect.."),
            List.of(ENGINE_CANARY + "Reflection"),
            List.of("method")),
        new Rule(
            "no service loader",
            noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.ServiceLoader"),
            List.of(MISPLACED + "Services"),
            List.of("all")),
        new Rule(
            "no cycle of packages",
            slices()
                .matching(OURS + ".(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(
                    DescribedPredicate.alwaysTrue(),
                    DescribedPredicate.describe("annotation", JavaClass::isAnnotation)),
            List.of(ENGINE_CANARY + "left.Half", ENGINE_CANARY + "right.Half"),
            List.of("Cycle detected")));
  }

  private static boolean isNoHandle(JavaClass type) {
    return !List.of("javax.sql.DataSource", "java.sql.Connection", "java.sql.SQLException")
        .contains(type.getName());
  }

  private static List<Rule> determinism() {
    return List.of(
        new Rule(
            "no input, output or threads in the pure modules",
            noClasses()
                .that(arePure())
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage(
                            "java.sql..",
                            "javax.sql..",
                            "java.net..",
                            "java.nio.file..",
                            "java.util.concurrent..",
                            "java.util.logging..",
                            "org.slf4j..",
                            "sun..")
                        .or(Banned.file())
                        .as("part of the outside world")),
            List.of(ENGINE_CANARY + "Outside"),
            List.of("path", "file", "address", "executor")),
        new Rule(
            "nothing ambient in the pure modules",
            classes().that(arePure()).should(notUse("what differs per machine", Banned::ambient)),
            List.of(ENGINE_CANARY + "Ambient"),
            List.of(
                "nanos",
                "millis",
                "identity",
                "environment",
                "sine",
                "power",
                "random",
                "uuid",
                "now",
                "clock",
                "thread",
                "processors",
                "locale",
                "charset",
                "parallel")),
        new Rule(
            "nothing unordered in the pure modules",
            classes().that(arePure()).should(notUse("what has no order", Banned::unordered)),
            List.of(ENGINE_CANARY + "Unordered"),
            List.of(
                "hashMap",
                "hashMapReference",
                "hashSet",
                "setOf",
                "mapOf",
                "toSet",
                "grouped",
                "random")),
        new Rule(
            "no static state in the pure modules",
            fields()
                .that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat(arePure())
                .should()
                .beFinal(),
            List.of(ENGINE_CANARY + "Statics"),
            List.of("counter")));
  }

  private static DescribedPredicate<JavaClass> arePure() {
    return resideInAnyPackage(
            OURS + ".ir..", OURS + ".compiler..", OURS + ".engine..", OURS + ".simulator..")
        .and(DescribedPredicate.not(resideInAPackage(OURS + ".simulator.junit..")))
        .as("are pure");
  }

  private static ArchCondition<JavaClass> notUse(
      String what, java.util.function.Predicate<JavaAccess<?>> banned) {
    return new ArchCondition<>("not use " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getAccessesFromSelf().stream()
            .filter(banned)
            .filter(access -> !Banned.isExcused(access))
            .forEach(access ->
                events.add(SimpleConditionEvent.violated(access, access.getDescription())));
      }
    };
  }
}
