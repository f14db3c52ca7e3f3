package dev.waymark.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A `run` case: a workflow, its input, and how actions answer, read from the lines that begin with
/// `#:` in its source:
///
/// ```text
/// #: input {"n": 3}
/// #: stub fetch takes 2s returns "a" then raises NoSeats("full")
/// #: run other_workflow           (when it is not called `main`)
/// #: needs python 3.12            (when an older CPython differs)
/// ```
public record RunCase(
    GoldenCase golden,
    String workflow,
    Map<String, Datum> input,
    List<Stub> stubs,
    boolean needs312) {

  public String name() {
    return golden.name();
  }

  public StubScript script() {
    return new StubScript(stubs);
  }

  static RunCase of(GoldenCase golden) {
    var workflow = "main";
    Map<String, Datum> input = new LinkedHashMap<>();
    var stubs = new ArrayList<Stub>();
    boolean needs312 = false;
    for (var line : golden.source().lines().filter(l -> l.startsWith("#:")).toList()) {
      var reader = new DatumReader(line.substring(2));
      switch (reader.name()) {
        case "input" -> input = Datum.fields(reader.datum());
        case "stub" -> stubs.add(Stub.read(reader));
        case "run" -> workflow = reader.name();
        case "needs" -> needs312 = reader.take("python 3.12");
        default -> throw new IllegalArgumentException(golden.name() + ": unknown line " + line);
      }
      reader.end();
    }
    return new RunCase(golden, workflow, input, List.copyOf(stubs), needs312);
  }
}
