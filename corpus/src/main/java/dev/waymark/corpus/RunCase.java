package dev.waymark.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A `run` case: a workflow, its input, and how actions answer, read from the lines that begin with
/// `#:` in its source:
///
/// ```text
/// #: input {"n": 3}
/// #: stub fetch takes 2s returns "a" then raises NoSeats("full")
/// #: run other_workflow           (when it is not called `main`)
/// #: needs python 3.12            (when an older CPython differs)
/// #: needs exact time             (when it would show what a runtime node itself takes)
/// ```
public record RunCase(
    GoldenCase golden,
    String workflow,
    Map<String, Datum> input,
    List<Stub> stubs,
    Set<Need> needs) {

  /// What not every executor has.
  public enum Need {
    PYTHON_3_12,
    EXACT_TIME
  }

  public boolean needs(Need need) {
    return needs.contains(need);
  }

  public String name() {
    return golden.name();
  }

  public StubScript script() {
    return new StubScript(stubs);
  }

  /// A case that stands in no file.
  public static RunCase of(String name, String source, Dialect dialect) {
    return of(new GoldenCase(name, Path.of(name), source, dialect));
  }

  static RunCase of(GoldenCase golden) {
    var workflow = "main";
    Map<String, Datum> input = new LinkedHashMap<>();
    var stubs = new ArrayList<Stub>();
    var needs = EnumSet.noneOf(Need.class);
    for (var line : golden.source().lines().filter(l -> l.startsWith("#:")).toList()) {
      var reader = new DatumReader(line.substring(2));
      switch (reader.name()) {
        case "input" -> input = Datum.fields(reader.datum());
        case "stub" -> stubs.add(Stub.read(reader));
        case "run" -> workflow = reader.name();
        case "needs" -> needs.add(need(reader));
        default -> throw new IllegalArgumentException(golden.name() + ": unknown line " + line);
      }
      reader.end();
    }
    return new RunCase(golden, workflow, input, List.copyOf(stubs), needs);
  }

  private static Need need(DatumReader reader) {
    if (reader.take("python 3.12")) {
      return Need.PYTHON_3_12;
    }
    if (reader.take("exact time")) {
      return Need.EXACT_TIME;
    }
    throw reader.unexpected("`python 3.12` or `exact time`");
  }
}
