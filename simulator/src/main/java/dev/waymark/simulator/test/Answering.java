package dev.waymark.simulator.test;

import dev.waymark.compiler.test.TestPlan.Answer;
import dev.waymark.compiler.test.TestPlan.Stub;
import dev.waymark.compiler.test.TestPlan.Thunk;
import dev.waymark.engine.Event.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What stubs answer: a script is indexed by the attempt, so that every call begins it anew.
final class Answering implements Answers {
  private final Life life;
  private final List<Stub> stubs;
  private final Thinking thinking;
  private final Drawing drawing;

  Answering(Life life) {
    this.life = life;
    this.stubs = life.plan().stubs();
    this.thinking = new Thinking(life.machinery());
    this.drawing = life.drawing();
  }

  @Override
  public Reply answer(Asked asked) {
    var action = asked.action();
    var attempt = asked.attempt();
    var now = asked.nowMicros();
    var stub =
        stubs.stream()
            .filter(one -> one.action().equals(action))
            .reduce((_, later) -> later)
            .orElseThrow(() -> new TestBroken(unstubbed(action)));
    life.subject().asked().add(action);
    var answer =
        scripted(stub, attempt)
            .orElseThrow(() ->
                new TestBroken(
                    List.of(
                        "the stub of `%s` has no answer for attempt %d"
                            .formatted(stub.name(), attempt))));
    return switch (answer) {
      case Answer.Returns(var value, var takes, _) ->
          switch (thinking.evaluate(value, given(value), now)) {
            case Thinking.Thought.Value(var result) ->
                new Reply(takes, new Outcome.Succeeded(result));
            case Thinking.Thought.Error(var error) -> throw broken(stub, error.json());
          };
      case Answer.Raises(var raised, var takes, _) ->
          switch (thinking.evaluate(raised, given(raised), now)) {
            case Thinking.Thought.Error(var error) ->
                new Reply(takes, new Outcome.Failed(error, -1));
            case Thinking.Thought.Value(var value) -> throw broken(stub, value.json());
          };
      case Answer.Generates(var takes, _) -> new Reply(takes, drawing.answer(asked));
    };
  }

  private String given(Thunk thunk) {
    var members = new ArrayList<String>();
    drawing
        .given()
        .forEach((name, value) -> {
          if (thunk.runs().contains(name)) {
            members.add(JsonWriter.text(name) + ":" + value);
          }
        });
    return "{" + String.join(",", members) + "}";
  }

  private static TestBroken broken(Stub stub, String json) {
    return new TestBroken(
        List.of(
            "the answer of the stub `%s` cannot be had: %s"
                .formatted(stub.name(), Shown.value(JsonTree.read(json)))));
  }

  private List<String> unstubbed(String action) {
    var name = CallLog.bare(action);
    return List.of(
        "`" + name + "` was called and has no stub",
        "",
        "  add: " + Sample.stub(life.compiled(), action));
  }

  private static Optional<Answer> scripted(Stub stub, int attempt) {
    var left = attempt;
    var answers = stub.answers();
    for (var i = 0; i < answers.size(); i++) {
      var answer = answers.get(i);
      var last = i == answers.size() - 1;
      var times = answer.times().orElse(last ? Integer.MAX_VALUE : 1);
      if (left <= times) {
        return Optional.of(answer);
      }
      left -= times;
    }
    return Optional.empty();
  }
}
