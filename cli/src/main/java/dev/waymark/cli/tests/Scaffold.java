package dev.waymark.cli.tests;

import dev.waymark.compiler.Compilation.Compiled;
import dev.waymark.compiler.Compilation.Workflow;
import dev.waymark.ir.Node;
import dev.waymark.ir.Program;
import dev.waymark.simulator.test.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A test of each workflow of a file to begin with: a stub for every action that it and its
/// children call, with a value of its type.
public final class Scaffold {
  private final Compiled compiled;
  private final TreeSet<String> names = new TreeSet<>();
  private final List<String> lines = new ArrayList<>();

  private Scaffold(Compiled compiled) {
    this.compiled = compiled;
  }

  /// @param module the name by which another file imports this one
  /// @param apart whether the tests stand in a file of their own
  public static List<String> of(Compiled compiled, String module, boolean apart) {
    var made = new Scaffold(compiled);
    compiled.workflows().forEach(made::test);
    if (apart) {
      var first = new ArrayList<String>();
      first.add("from " + module + " import " + String.join(", ", made.names));
      first.add("");
      made.lines.addAll(0, first);
    }
    return List.copyOf(made.lines);
  }

  private void test(Workflow workflow) {
    var program = workflow.program();
    names.add(program.workflow());
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add("test \"" + program.workflow() + " completes\":");
    var stubs = new LinkedHashMap<String, String>();
    stubs(program, stubs, new TreeSet<>());
    stubs.values().forEach(stub -> lines.add("    " + stub));
    lines.add("    run %s(%s) as r".formatted(program.workflow(), arguments(program)));
    lines.add("    expect r.status == \"completed\"");
  }

  private void stubs(Program program, Map<String, String> stubs, TreeSet<String> seen) {
    if (!seen.add(program.workflow())) {
      return;
    }
    for (var action : program.actions()) {
      names.add(action.name().substring(action.name().lastIndexOf(':') + 1));
      stubs.putIfAbsent(action.name(), Sample.stub(program, action, names));
    }
    for (var function : program.functions()) {
      for (var node : function.nodes()) {
        if (node instanceof Node.Call(_, Node.Callee.Workflow(var name), _, _, _)) {
          compiled.workflow(name).ifPresent(child -> stubs(child.program(), stubs, seen));
        }
      }
    }
  }

  /// What has no default.
  private String arguments(Program program) {
    var optional = new TreeSet<Integer>();
    program.entry().defaults().forEach(one -> optional.add(one.parameter()));
    var parameters = program.main().parameters();
    var parts = new ArrayList<String>();
    for (var i = 0; i < parameters.size(); i++) {
      if (!optional.contains(i)) {
        var value = Sample.value(program, parameters.get(i).type(), names);
        parts.add(parameters.get(i).name() + "=" + value);
      }
    }
    return String.join(", ", parts);
  }
}
