package dev.waymark.compiler.ast;

import dev.waymark.compiler.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands at the top of a `.wm` file and nowhere in Python. Helpers are
/// [Statement.FunctionDef], constants [Statement.Assign], imports [Statement.ImportFrom].
public sealed interface Declaration extends Statement {
  /// `workflow name(params) -> type with deadline=2h: …`
  ///
  /// @param policy the settings after `with`, then those of the head (`on failure: hold`, whose
  ///   name is `on failure`)
  /// @param signals those of the head; they are no part of the body
  record Workflow(
      Identifier name,
      Signature signature,
      List<Setting> policy,
      List<Signal> signals,
      List<Statement> body,
      Span span)
      implements Declaration {
    public Workflow {
      policy = List.copyOf(policy);
      signals = List.copyOf(signals);
      body = List.copyOf(body);
    }
  }

  /// `signal decision: Decision`
  record Signal(Identifier name, Expression type, Span span) implements Node {}

  /// `action name(params) -> type from module:` and its settings
  ///
  /// @param docstring the string that opens the block
  record Action(
      Identifier name,
      Signature signature,
      @Nullable DottedName module,
      @Nullable Literal docstring,
      List<Setting> settings,
      Span span)
      implements Declaration {
    public Action {
      settings = List.copyOf(settings);
    }
  }

  /// `record Name:` and its fields
  record Record(Identifier name, @Nullable Literal docstring, List<Field> fields, Span span)
      implements Declaration {
    public Record {
      fields = List.copyOf(fields);
    }
  }

  /// `error Name(Parent):` and its fields
  record Error(
      Identifier name,
      @Nullable Expression parent,
      @Nullable Literal docstring,
      List<Field> fields,
      Span span)
      implements Declaration {
    public Error {
      fields = List.copyOf(fields);
    }
  }

  /// `name: type = default`
  record Field(Identifier name, Expression type, @Nullable Expression defaultValue, Span span)
      implements Node {}

  /// `enum Name:` and its members
  record Enum(Identifier name, @Nullable Literal docstring, List<Member> members, Span span)
      implements Declaration {
    /// `RED = "red"`; without a value it is the name itself.
    public record Member(Identifier name, @Nullable Expression value, Span span) implements Node {}

    public Enum {
      members = List.copyOf(members);
    }
  }

  /// `schedule nightly runs sync(region="eu") cron "0 3 * * *" zone "Europe/Vienna" overlap skip`
  record Schedule(Identifier name, Expression call, List<Setting> settings, Span span)
      implements Declaration {
    public Schedule {
      settings = List.copyOf(settings);
    }
  }

  /// `test "title": …`; the body is [TestStatement]s and assignments
  record Test(String title, Span titleSpan, List<Statement> body, Span span)
      implements Declaration {
    public Test {
      body = List.copyOf(body);
    }
  }
}
