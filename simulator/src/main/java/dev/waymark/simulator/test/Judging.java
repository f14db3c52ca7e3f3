package dev.waymark.simulator.test;

import dev.waymark.compiler.test.TestPlan;
import dev.waymark.engine.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Looks at expectations, and shows the broken ones with the values of their parts.
final class Judging {
  private final Thinking thinking;
  private final String path;

  /// What an expectation sees.
  ///
  /// @param views of instances, by the name that the test gives them
  /// @param now on the clock of that world
  /// @param waiting why instances wait, for who is told of a broken expectation
  record Scene(Map<String, String> views, CallLog calls, long now, List<String> waiting) {}

  Judging(Thinking thinking, String path) {
    this.thinking = thinking;
    this.path = path;
  }

  Payload value(TestPlan.Thunk thunk, Scene scene) {
    return switch (evaluate(thunk, scene)) {
      case Thinking.Thought.Value(var value) -> value;
      case Thinking.Thought.Error(var error) ->
          throw new TestBroken(List.of("the test itself raised " + Shown.value(error)));
    };
  }

  private Thinking.Thought evaluate(TestPlan.Thunk thunk, Scene scene) {
    var members = new ArrayList<String>();
    for (var name : thunk.runs()) {
      var one = scene.views().get(name);
      if (one != null) {
        members.add(JsonWriter.text(name) + ":" + one);
      }
    }
    for (var query : thunk.queries()) {
      members.add(JsonWriter.text(query.parameter()) + ":" + scene.calls().answer(query));
    }
    return thinking.evaluate(thunk, "{" + String.join(",", members) + "}", scene.now());
  }

  /// What to say of it when it does not hold; nothing when it does.
  List<String> expect(TestPlan.Step.Expect expect, Scene scene) {
    return look("expect ", expect, scene);
  }

  /// The same of what nobody asks for in the test's order, and which may concern what has not
  /// begun.
  List<String> watch(TestPlan.Watch watch, Scene scene) {
    var begun = scene.views().keySet().containsAll(watch.condition().condition().runs());
    return begun
        ? look(watch.always() ? "always " : "finally ", watch.condition(), scene)
        : List.of();
  }

  private List<String> look(String word, TestPlan.Step.Expect expect, Scene scene) {
    return switch (evaluate(expect.condition(), scene)) {
      case Thinking.Thought.Value(var value) when Thinking.holds(value) -> List.of();
      case Thinking.Thought.Value(var value) -> broken(word, expect, Shown.value(value), scene);
      case Thinking.Thought.Error(var error) ->
          broken(word, expect, "raised " + Shown.value(error), scene);
    };
  }

  private List<String> broken(String word, TestPlan.Step.Expect expect, String found, Scene scene) {
    var place = path + ":" + expect.place().line();
    var text = word + expect.text().lines().findFirst().orElse("");
    var lines = new ArrayList<String>();
    lines.add(TimeLine.padded(text, 77) + place);
    lines.addAll(Diagram.below(marks(expect, text, found, scene)));
    expect
        .message()
        .ifPresent(message -> lines.addAll(List.of("", Shown.text(value(message, scene)))));
    lines.addAll(scene.waiting());
    return lines;
  }

  /// The values of the parts below their beginnings, and that of the whole below its operator.
  private List<Diagram.Mark> marks(
      TestPlan.Step.Expect expect, String text, String found, Scene scene) {
    var marks = new ArrayList<Diagram.Mark>();
    var whole = 0;
    var from = expect.place().start();
    for (var part : expect.parts()) {
      var at = part.place();
      if (at.start().line() == from.line()) {
        var column = at.start().column() - from.column();
        var value = shown(evaluate(part.value(), scene));
        if (!text.startsWith(value, column)) {
          marks.add(new Diagram.Mark(column, value));
        }
        if (whole == 0) {
          whole = operatorAfter(text, at.end().column() - from.column());
        }
      }
    }
    if (whole > 0) {
      marks.add(new Diagram.Mark(whole, found));
    } else if (marks.isEmpty() || found.startsWith("raised ")) {
      marks.add(new Diagram.Mark(text.indexOf(' ') + 1, found));
    }
    return marks;
  }

  private static int operatorAfter(String text, int column) {
    for (var i = column; i >= 0 && i < text.length(); i++) {
      if (text.charAt(i) != ' ') {
        return i;
      }
    }
    return 0;
  }

  private static String shown(Thinking.Thought thought) {
    return switch (thought) {
      case Thinking.Thought.Value(var value) -> Shown.value(value);
      case Thinking.Thought.Error(var error) -> "raised " + Shown.value(error);
    };
  }
}
