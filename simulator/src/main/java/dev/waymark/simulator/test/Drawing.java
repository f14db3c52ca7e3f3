package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.test.TestPlan;
import dev.waymark.engine.Event.Outcome;
import dev.waymark.engine.Payload;
import dev.waymark.ir.Expression;
import dev.waymark.ir.Program;
import dev.waymark.ir.TypeDefinition;
import dev.waymark.simulator.Choices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is drawn for one life of a test: its inputs, and the answers of stubs that generate.
final class Drawing {
  /// An action fails in one case of four at most.
  private static final int OUTCOMES = 4;

  private final Compilation.Compiled compiled;
  private final Choices choices;
  private final Map<String, String> given = new LinkedHashMap<>();

  Drawing(Compilation.Compiled compiled, List<TestPlan.Given> wanted, Choices choices) {
    this.compiled = compiled;
    this.choices = choices;
    for (var one : wanted) {
      var program = one.type().program();
      var type = program.main().parameters().getFirst().type();
      var value = new Generated(program, choices).value(type, one.name());
      given.put(one.name(), JsonWriter.write(value));
    }
  }

  /// The JSON of generated inputs by name.
  Map<String, String> given() {
    return new LinkedHashMap<>(given);
  }

  /// What is other than the plainest: with it alone the same is drawn again.
  Map<String, Integer> tape() {
    return choices.tape();
  }

  /// A value of the action's type, or one of the errors that it declares.
  Outcome answer(Asked asked) {
    var key = asked.call() + "/" + asked.attempt();
    for (var workflow : compiled.workflows()) {
      for (var action : workflow.program().actions()) {
        if (action.name().equals(asked.action())) {
          return answer(workflow.program(), action, key);
        }
      }
    }
    throw new IllegalStateException("no workflow calls " + asked.action());
  }

  private Outcome answer(Program program, Program.Action action, String key) {
    var fails = !action.raises().isEmpty() && choices.at(key + ".fails", OUTCOMES) == OUTCOMES - 1;
    var made = new Generated(program, choices);
    if (!fails) {
      return new Outcome.Succeeded(Payload.of(JsonWriter.write(made.value(action.result(), key))));
    }
    var which = choices.at(key + ".error", action.raises().size());
    var error = error(made, program, action.raises().get(which), key);
    return new Outcome.Failed(Payload.of(JsonWriter.write(error)), -1);
  }

  private static JsonTree error(Generated made, Program program, Expression raised, String key) {
    return switch (raised) {
      case Expression.TypeOf(var index)
          when program.types().get(index) instanceof TypeDefinition.ErrorType error ->
          made.error(error, key);
      case Expression.Builtin(var name) ->
          Errors.builtin(name, new JsonTree.Members(new LinkedHashMap<>()));
      default -> throw new IllegalStateException("an action raises " + raised);
    };
  }
}
