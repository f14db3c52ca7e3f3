package dev.waymark.simulator.junit;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.diagnostic.Spelling;
import dev.waymark.engine.Payload;
import dev.waymark.engine.value.Classes;
import dev.waymark.ir.Program;
import dev.waymark.ir.TypeDefinition;
import dev.waymark.simulator.test.Errors;
import dev.waymark.simulator.test.JsonTree;
import dev.waymark.simulator.test.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What names mean in the workflows of a test. A name that means nothing is the test's mistake.
record Known(Compilation.Compiled compiled) {
  Program workflow(String name) {
    return compiled
        .workflow(name)
        .map(Compilation.Workflow::program)
        .orElseThrow(() -> {
          var names =
              compiled.workflows().stream().map(found -> found.program().workflow()).toList();
          return unknown("no workflow is called `" + name + "`", name, names);
        });
  }

  /// The identity of an action, which may be given by its bare name.
  String action(String name) {
    var identities = new TreeSet<String>();
    for (var workflow : compiled.workflows()) {
      workflow.program().actions().forEach(action -> identities.add(action.name()));
    }
    if (identities.contains(name)) {
      return name;
    }
    var meant = identities.stream().filter(one -> bare(one, ':').equals(name)).toList();
    if (meant.size() > 1) {
      throw new IllegalArgumentException(
          "`%s` is more than one action: %s".formatted(name, Spelling.oneOf(meant)));
    }
    if (meant.isEmpty()) {
      var names = identities.stream().map(one -> bare(one, ':')).toList();
      throw unknown("no workflow here calls an action `" + name + "`", name, names);
    }
    return meant.getFirst();
  }

  /// The action that a worker means by its identity, if it is called here.
  Optional<String> called(String offered) {
    for (var workflow : compiled.workflows()) {
      for (var action : workflow.program().actions()) {
        if (action.name().equals(offered) || action.name().equals(bare(offered, ':'))) {
          return Optional.of(action.name());
        }
      }
    }
    return Optional.empty();
  }

  static String bare(String name, char mark) {
    return name.substring(name.lastIndexOf(mark) + 1);
  }

  static IllegalArgumentException unknown(String what, String name, List<String> names) {
    var near = Spelling.nearest(name, names);
    return new IllegalArgumentException(
        near.isEmpty()
            ? what + (names.isEmpty() ? "" : "; there are " + String.join(", ", names))
            : what + "; did you mean " + Spelling.oneOf(near) + "?");
  }

  /// An error as an action reports it.
  Payload error(String name, Map<String, ?> attributes) {
    var declared = new ArrayList<String>();
    for (var workflow : compiled.workflows()) {
      for (var type : workflow.program().types()) {
        if (type instanceof TypeDefinition.ErrorType error) {
          if (error.name().equals(name) || bare(error.name(), '.').equals(name)) {
            return declared(workflow.program(), error, attributes);
          }
          declared.add(bare(error.name(), '.'));
        }
      }
    }
    var builtin = Classes.find(name);
    if (builtin == null || !builtin.isError()) {
      declared.addAll(List.of("NetworkError", "Timeout", "ValueError", "RuntimeError"));
      throw unknown("no workflow here knows an error `" + name + "`", name, declared);
    }
    return payload(Errors.builtin(builtin.name(), Written.members(attributes)));
  }

  private static Payload declared(
      Program program, TypeDefinition.ErrorType error, Map<String, ?> attributes) {
    check(error.name(), Errors.fields(program, error), attributes);
    return payload(Errors.written(program, error, Written.members(attributes)));
  }

  private static Payload payload(JsonTree error) {
    return Payload.of(JsonWriter.write(error));
  }

  /// Fields are required as in the workflow's own language.
  private static void check(
      String name, List<TypeDefinition.Field> fields, Map<String, ?> attributes) {
    if (fields.isEmpty()) {
      return;
    }
    var names = fields.stream().map(TypeDefinition.Field::name).toList();
    for (var given : attributes.keySet()) {
      if (!names.contains(given)) {
        throw unknown("`%s` has no attribute `%s`".formatted(name, given), given, names);
      }
    }
    for (var field : fields) {
      if (field.initial().isEmpty() && !attributes.containsKey(field.name())) {
        throw new IllegalArgumentException(
            "`%s` needs its attribute `%s`: give a map of attributes"
                .formatted(name, field.name()));
      }
    }
  }
}
