package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Declaration;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Span;

/// What a name of a module means.
public sealed interface Symbol {
  /// Something that the engine has: `len`, `math.floor`, `asyncio.gather`, `waymark.now`.
  record Builtin(String name) implements Symbol {}

  /// A module that does not stand below the source root, or a member of one that the engine lacks.
  record Library(String name) implements Symbol {}

  /// A module below the source root.
  record Source(Module module) implements Symbol {}

  record Action(Declared.Action declared) implements Symbol {}

  record Workflow(Declared.Workflow declared) implements Symbol {}

  /// A record, an enum, an error, any class.
  record Type(Declared.Class declared) implements Symbol {}

  /// `def` or `async def`, at the top of a module or in a class.
  record Function(Module module, Statement.FunctionDef definition) implements Symbol {}

  /// `NAME = value` at the top of a module, assigned once.
  record Constant(Module module, String name, Expression value) implements Symbol {}

  /// A signal in the head of the workflow.
  record Signal(Declaration.Signal declared) implements Symbol {}

  /// A module-level name that is no constant: assigned twice, in a loop, deleted.
  record Variable(Module module, String name, Span span) implements Symbol {}

  /// An import that leads nowhere.
  record Missing(String module, String name, Span span) implements Symbol {}
}
