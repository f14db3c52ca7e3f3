package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names of one function, lambda, generator expression, branch, or comprehension, as CPython's
/// symtable knows them.
public final class Scope {
  /// What owns the names.
  public enum Kind {
    /// A frame of its own.
    FRAME,
    /// A comprehension: names of its own in the frame around it.
    INLINE
  }

  /// A name that one scope binds. `captured`: some other frame uses it too, so it is a cell.
  public static final class Variable {
    private final String name;
    private final Scope owner;
    private boolean captured;

    Variable(String name, Scope owner) {
      this.name = name;
      this.owner = owner;
    }

    public String name() {
      return name;
    }

    public Scope owner() {
      return owner;
    }

    public boolean captured() {
      return captured;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private final Kind kind;
  private final Node node;
  private final @Nullable Scope parent;
  private final Map<String, Variable> own = new LinkedHashMap<>();
  private final Set<Variable> free = new LinkedHashSet<>();
  private final Set<String> globals = new LinkedHashSet<>();
  private final Set<String> nonlocals = new LinkedHashSet<>();
  private final List<Scope> inner = new ArrayList<>();

  Scope(Kind kind, Node node, @Nullable Scope parent) {
    this.kind = kind;
    this.node = node;
    this.parent = parent;
    if (parent != null) {
      parent.inner.add(this);
    }
  }

  public Kind kind() {
    return kind;
  }

  public Node node() {
    return node;
  }

  public @Nullable Scope parent() {
    return parent;
  }

  public Map<String, Variable> own() {
    return own;
  }

  /// Variables of frames around this one that it, or a frame inside it, uses.
  public List<Variable> free() {
    return List.copyOf(free);
  }

  public List<Scope> inner() {
    return inner;
  }

  Set<String> globals() {
    return globals;
  }

  Set<String> nonlocals() {
    return nonlocals;
  }

  void bind(String name) {
    if (!globals.contains(name) && !nonlocals.contains(name)) {
      own.computeIfAbsent(name, n -> new Variable(n, this));
    }
  }

  /// The scope that has the frame.
  public Scope frame() {
    var at = this;
    while (at.kind == Kind.INLINE && at.parent != null) {
      at = at.parent;
    }
    return at;
  }

  /// The variable that a name means here, or nothing where it is the module's.
  public @Nullable Variable find(String name) {
    for (Scope at = this; at != null; at = at.parent) {
      if (at.globals.contains(name)) {
        return null;
      }
      var found = at.own.get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// Marks a use: frames between here and the owner share a cell.
  void use(String name) {
    var variable = find(name);
    if (variable == null) {
      return;
    }
    lend(variable);
  }

  /// Gives this frame, and those between, the cell of a variable of a frame around it.
  void lend(Variable variable) {
    var owner = variable.owner.frame();
    for (Scope at = frame(); at != owner; at = outer(at)) {
      at.free.add(variable);
      variable.captured = true;
    }
  }

  private static Scope outer(Scope frame) {
    var parent = frame.parent;
    if (parent == null) {
      throw new IllegalStateException("a variable of no frame around " + frame.node.span());
    }
    return parent.frame();
  }
}
