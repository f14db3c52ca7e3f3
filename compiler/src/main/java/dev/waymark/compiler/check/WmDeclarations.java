package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Declaration;
import dev.waymark.compiler.ast.Expression;
import java.util.List;

/// The declarations of `.wm`, which say by themselves what they are.
final class WmDeclarations {
  private static final Declared.Traits RECORD =
      new Declared.Traits(false, false, true, false, true);
  private static final Declared.Traits OTHER = new Declared.Traits(true, false, false, false, true);

  private WmDeclarations() {}

  static Symbol symbol(Module module, Declaration declaration) {
    return switch (declaration) {
      case Declaration.Workflow d -> new Symbol.Workflow(workflow(module, d));
      case Declaration.Action d -> new Symbol.Action(action(module, d));
      case Declaration.Record d -> new Symbol.Type(record(module, d));
      case Declaration.Error d -> new Symbol.Type(error(module, d));
      case Declaration.Enum d -> new Symbol.Type(enumeration(module, d));
      case Declaration.Schedule d -> new Symbol.Variable(module, d.name().text(), d.name().span());
      case Declaration.Test d -> new Symbol.Variable(module, d.title(), d.titleSpan());
    };
  }

  static Declared.Workflow workflow(Module module, Declaration.Workflow d) {
    return new Declared.Workflow(
        module,
        d.name().text(),
        d.name().span(),
        d.signature().parameters(),
        d.signature().returns(),
        d.policy(),
        d.signals(),
        d.body(),
        d,
        null);
  }

  private static Declared.Action action(Module module, Declaration.Action d) {
    var from = d.module();
    var name = d.name().text();
    return new Declared.Action(
        module,
        name,
        d.name().span(),
        from == null ? name : from.text() + ":" + name,
        d.signature().parameters(),
        d.signature().returns(),
        d.settings());
  }

  private static Declared.Class record(Module module, Declaration.Record d) {
    var name = d.name();
    return new Declared.Class(
        module,
        name.text(),
        name.span(),
        name.text(),
        Declared.Kind.RECORD,
        List.of(),
        fields(d.fields()),
        List.of(),
        RECORD,
        d);
  }

  private static Declared.Class error(Module module, Declaration.Error d) {
    var name = d.name();
    var parent = d.parent();
    return new Declared.Class(
        module,
        name.text(),
        name.span(),
        name.text(),
        Declared.Kind.ERROR,
        parent == null ? List.of() : List.of(parent),
        fields(d.fields()),
        List.of(),
        OTHER,
        d);
  }

  private static Declared.Class enumeration(Module module, Declaration.Enum d) {
    var name = d.name();
    var members = d.members().stream().map(WmDeclarations::member).toList();
    return new Declared.Class(
        module,
        name.text(),
        name.span(),
        name.text(),
        Declared.Kind.ENUM,
        List.of(),
        members,
        List.of(),
        OTHER,
        d);
  }

  private static Declared.Field member(Declaration.Enum.Member m) {
    var value = m.value();
    Expression initial =
        value == null
            ? new dev.waymark.compiler.ast.Literal.Str(m.name().text(), m.name().span())
            : value;
    return new Declared.Field(m.name().text(), m.name().span(), null, initial);
  }

  private static List<Declared.Field> fields(List<Declaration.Field> fields) {
    return fields.stream()
        .map(f -> new Declared.Field(f.name().text(), f.name().span(), f.type(), f.defaultValue()))
        .toList();
  }
}
