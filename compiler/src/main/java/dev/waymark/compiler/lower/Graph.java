package dev.waymark.compiler.lower;

import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.ir.Expression;
import dev.waymark.ir.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/// The nodes of one function while it is being written. Successors are labels; a label is put
/// before the node that comes next. What cannot be reached is dropped at the end.
final class Graph {
  /// A node whose labels are still to be looked up.
  private interface Draft {
    Node node(IntUnaryOperator at);
  }

  /// A finished graph with the place of each node.
  record Made(List<Node> nodes, List<Span> places) {}

  private final List<Draft> drafts = new ArrayList<>();
  private final List<Span> places = new ArrayList<>();

  /// By label: the node it stands before, or -1.
  private final List<Integer> positions = new ArrayList<>();

  /// By label: the label it was found to be the same as, or -1.
  private final List<Integer> aliases = new ArrayList<>();

  private int current = label();
  private boolean reachable = true;

  int label() {
    positions.add(-1);
    aliases.add(-1);
    return positions.size() - 1;
  }

  /// Whether what is written next can be reached from the node before it.
  boolean reachable() {
    return reachable;
  }

  void place(int label) {
    if (reachable) {
      alias(current, label);
    }
    current = label;
    reachable = true;
  }

  void jump(int label) {
    if (reachable) {
      alias(current, label);
    }
    stop();
  }

  private void alias(int from, int to) {
    if (root(from) != root(to)) {
      aliases.set(root(from), root(to));
    }
  }

  private int root(int label) {
    int at = label;
    while (aliases.get(at) >= 0) {
      at = aliases.get(at);
    }
    return at;
  }

  private void stop() {
    current = label();
    reachable = false;
  }

  private void add(Span place, Draft draft) {
    positions.set(root(current), drafts.size());
    drafts.add(draft);
    places.add(place);
  }

  /// A node with one successor, which is written next.
  void then(Span place, IntFunction<Node> node) {
    int next = label();
    add(place, at -> node.apply(at.applyAsInt(next)));
    current = next;
  }

  /// A node without a successor.
  void end(Span place, Node node) {
    add(place, at -> node);
    stop();
  }

  void branch(Span place, Expression condition, int then, int otherwise) {
    add(place, at -> new Node.Branch(condition, at.applyAsInt(then), at.applyAsInt(otherwise)));
    stop();
  }

  void each(Span place, Node.Target target, int iterator, int body, int done) {
    add(place, at -> new Node.Each(target, iterator, at.applyAsInt(body), at.applyAsInt(done)));
    stop();
  }

  void enterTry(Span place, int handler) {
    int next = label();
    add(place, at -> new Node.EnterTry(at.applyAsInt(handler), at.applyAsInt(next)));
    current = next;
  }

  /// The nodes that can be reached from the first, in the order in which they were written.
  Made finish() {
    var written = new ArrayList<Node>();
    for (var draft : drafts) {
      written.add(draft.node(label -> positions.get(root(label))));
    }
    var seen = new boolean[written.size()];
    mark(written, 0, seen);
    var numbers = new int[written.size()];
    int count = 0;
    for (int i = 0; i < seen.length; i++) {
      numbers[i] = seen[i] ? count++ : -1;
    }
    var nodes = new ArrayList<Node>();
    var spans = new ArrayList<Span>();
    for (int i = 0; i < seen.length; i++) {
      if (seen[i]) {
        nodes.add(drafts.get(i).node(label -> number(numbers, label)));
        spans.add(places.get(i));
      }
    }
    return new Made(nodes, spans);
  }

  private int number(int[] numbers, int label) {
    return numbers[positions.get(root(label))];
  }

  private static void mark(List<Node> nodes, int first, boolean[] seen) {
    var open = new ArrayList<Integer>(List.of(first));
    while (!open.isEmpty()) {
      int at = open.removeLast();
      if (at < 0) {
        throw new IllegalStateException("a label was put nowhere, near " + nodes.size());
      }
      if (!seen[at]) {
        seen[at] = true;
        open.addAll(Node.successors(nodes.get(at)));
      }
    }
  }
}
