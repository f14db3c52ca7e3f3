package dev.waymark.fuzz.generate;

import dev.waymark.fuzz.program.Core;
import dev.waymark.fuzz.program.Stmt;
import dev.waymark.fuzz.program.Type;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// One program from one tape.
public final class Generator {
  private Generator() {}

  /// A program, and what it is made of.
  public record Generated(Core core, Set<Feature> features) {}

  public static Generated generate(Tape tape, Set<Feature> without) {
    return generate(tape, without, false);
  }

  /// @param without features that its oracle cannot judge
  /// @param calm whether what goes on at the same time must not fail, so that it does not matter
  ///   what of it ends first
  public static Generated generate(Tape tape, Set<Feature> without, boolean calm) {
    var pen = new Pen(tape, mask(tape, without), calm);
    var values = new Values(pen);
    var statements = new Statements(pen, values);
    new Awaits(pen, values, statements).actions();
    var helpers = helpers(pen, statements);
    pen.awaits = true;
    pen.shows = true;
    pen.returns = Type.Plain.ANY;
    pen.room = 4 + tape.below(24);
    var body = new ArrayList<Stmt>();
    body.add(Stmt.line("out = []"));
    while (pen.room > 0) {
      body.addAll(stretch(pen, statements));
    }
    pen.functions.forEach(function -> body.add(called(function, values)));
    body.add(Stmt.line("return out"));
    return new Generated(new Core(pen.actions, helpers, body), pen.used);
  }

  /// Each feature is on in three of five programs.
  private static EnumSet<Feature> mask(Tape tape, Set<Feature> without) {
    var mask = EnumSet.noneOf(Feature.class);
    for (var feature : Feature.values()) {
      if (tape.below(5) >= 2 && !without.contains(feature)) {
        mask.add(feature);
      }
    }
    return mask;
  }

  private static List<Stmt> helpers(Pen pen, Statements statements) {
    var helpers = new ArrayList<Stmt>();
    pen.room = 8;
    if (pen.may(Feature.HELPER)) {
      helpers.add(statements.functions().helper(false));
    }
    if (pen.may(Feature.ASYNC_HELPER)) {
      helpers.add(statements.functions().helper(true));
    }
    return helpers;
  }

  /// A call of a helper: one that nobody calls would not be compiled.
  private static Stmt called(Pen.Function function, Values values) {
    var begin = "out.append(" + (function.isAsync() ? "await " : "") + function.name() + "(";
    return guarded(List.of(Stmt.line(begin, values.literal(function.from()), "))")));
  }

  private static Stmt guarded(List<Stmt> body) {
    return Stmt.compound(
        Stmt.clause(body, "try:"),
        Stmt.clause(List.of(Stmt.line("out.append(repr(e))")), "except Exception as e:"));
  }

  /// Some statements; mostly such that an error in them does not end everything.
  private static List<Stmt> stretch(Pen pen, Statements statements) {
    if (pen.chance(35)) {
      return statements.several(4, 3);
    }
    var body = statements.block(4);
    return List.of(guarded(body));
  }
}
