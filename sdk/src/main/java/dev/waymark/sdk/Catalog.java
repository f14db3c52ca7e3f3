package dev.waymark.sdk;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compiler;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.SourceText;
import dev.waymark.engine.Payload;
import dev.waymark.engine.store.Transaction;
import dev.waymark.ir.DebugTable;
import dev.waymark.ir.Program;
import dev.waymark.ir.json.ProgramJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The workflows of one application by name, compiled.
public final class Catalog {
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /// A program with its names: the hash of its meaning, the digest of its source.
  public record Entry(Program program, DebugTable debug, String hash) {
    public String name() {
      return program.workflow();
    }

    public String source() {
      return debug.digest();
    }

    Transaction.PutProgram stored() {
      return new Transaction.PutProgram(
          hash,
          Payload.of(ProgramJson.write(program)),
          source(),
          Payload.of(ProgramJson.write(debug)));
    }
  }

  private Catalog() {}

  /// Compiles every file; all diagnostics of all files come together.
  public static Catalog compile(List<Workflows> workflows) throws CompilationFailed {
    Catalog catalog = new Catalog();
    List<Diagnostic> diagnostics = new ArrayList<>();
    List<SourceText> sources = new ArrayList<>();
    for (Workflows some : workflows) {
      for (String path : some.paths()) {
        switch (Compiler.compile(some.sources(), path)) {
          case Compilation.Compiled compiled ->
              compiled.workflows().forEach(found -> catalog.add(found, path));
          case Compilation.Rejected rejected -> {
            diagnostics.addAll(rejected.diagnostics());
            sources.addAll(rejected.sources());
          }
        }
      }
    }
    if (!diagnostics.isEmpty()) {
      throw new CompilationFailed(diagnostics, sources);
    }
    return catalog;
  }

  private void add(Compilation.Workflow found, String path) {
    Program program = found.program();
    Entry entry = new Entry(program, found.debug(), ProgramJson.hash(program));
    Entry other = entries.putIfAbsent(program.workflow(), entry);
    if (other != null && !other.hash().equals(entry.hash())) {
      throw new IllegalArgumentException(
          "two workflows are called `%s`: in %s and in %s"
              .formatted(program.workflow(), other.debug().file(), path));
    }
  }

  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /// Every action that some program calls, as it is declared there.
  public List<Program.Action> actions() {
    return entries.values().stream()
        .flatMap(entry -> entry.program().actions().stream())
        .distinct()
        .toList();
  }

  public Optional<Entry> find(String workflow) {
    return Optional.ofNullable(entries.get(workflow));
  }
}
