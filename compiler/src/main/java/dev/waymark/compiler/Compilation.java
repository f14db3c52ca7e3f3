package dev.waymark.compiler;

import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.SourceText;
import dev.waymark.compiler.test.TestPlan;
import dev.waymark.ir.DebugTable;
import dev.waymark.ir.Program;
import java.util.List;
import java.util.Optional;

/// The result of compiling one file.
public sealed interface Compilation {
  /// Of all files that were read, in the order of files and places.
  List<Diagnostic> diagnostics();

  /// The text of every file that was read, for drawing diagnostics.
  List<SourceText> sources();

  /// Diagnostics are warnings at most.
  record Compiled(
      List<Workflow> workflows,
      List<TestPlan> tests,
      List<Diagnostic> diagnostics,
      List<SourceText> sources)
      implements Compilation {
    public Compiled {
      workflows = List.copyOf(workflows);
      tests = List.copyOf(tests);
      diagnostics = List.copyOf(diagnostics);
      sources = List.copyOf(sources);
    }

    public Optional<Workflow> workflow(String name) {
      return workflows.stream().filter(w -> w.program().workflow().equals(name)).findFirst();
    }
  }

  /// At least one diagnostic is an error.
  record Rejected(List<Diagnostic> diagnostics, List<SourceText> sources) implements Compilation {
    public Rejected {
      diagnostics = List.copyOf(diagnostics);
      sources = List.copyOf(sources);
    }
  }

  /// A program, and where its nodes stand.
  record Workflow(Program program, DebugTable debug) {}
}
