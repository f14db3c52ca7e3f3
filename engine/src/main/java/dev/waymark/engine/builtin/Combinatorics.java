package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.IteratorValue;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

/// `product`, `permutations`, `combinations`: made at once, their number checked first.
final class Combinatorics {
  private Combinatorics() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("itertools.product", Combinatorics::product)
        .function("itertools.permutations", Combinatorics::permutations)
        .function("itertools.combinations", (in, a) -> combinations(in, a, false))
        .function("itertools.combinations_with_replacement", (in, a) -> combinations(in, a, true));
  }

  private static Value over(ListValue list) {
    return new IteratorValue.OfList(list, 0);
  }

  private static Value product(Interpreter in, Arguments a) {
    Parameters.known("product", a, "repeat");
    int repeat = Parameters.index(Parameters.find(a, -1, "repeat", Int.ONE));
    var pools = new ArrayList<List<Value>>();
    Sizes.check((long) repeat * a.count(), "a product");
    for (int i = 0; i < repeat; i++) {
      a.positional().forEach(source -> pools.add(Iterables.all(in, source)));
    }
    List<List<Value>> rows = List.of(List.of());
    for (List<Value> pool : pools) {
      Sizes.check((long) rows.size() * pool.size(), "a product");
      in.charge((long) rows.size() * pool.size());
      var longer = new ArrayList<List<Value>>();
      for (List<Value> row : rows) {
        for (Value item : pool) {
          var next = new ArrayList<>(row);
          next.add(item);
          longer.add(next);
        }
      }
      rows = longer;
    }
    var list = ListValue.empty();
    rows.forEach(row -> list.add(Tuple.of(row)));
    return over(list);
  }

  /// Chooses index by index; `fits` says which index may come behind those that are chosen.
  private static final class Choosing {
    private final Interpreter in;
    private final List<Value> pool;
    private final ListValue out = ListValue.empty();
    private final ArrayList<Integer> chosen = new ArrayList<>();

    Choosing(Interpreter in, List<Value> pool) {
      this.in = in;
      this.pool = pool;
    }

    private interface Rule {
      boolean fits(List<Integer> chosen, int index);
    }

    Value run(int length, Rule rule) {
      if (length >= 0) {
        choose(length, rule);
      }
      return over(out);
    }

    private void choose(int left, Rule rule) {
      in.charge(1);
      if (left == 0) {
        Sizes.check(out.size(), "the combinations");
        out.add(Tuple.of(chosen.stream().map(pool::get).toList()));
        return;
      }
      for (int i = 0; i < pool.size(); i++) {
        if (rule.fits(chosen, i)) {
          chosen.addLast(i);
          choose(left - 1, rule);
          chosen.removeLast();
        }
      }
    }
  }

  private static Value permutations(Interpreter in, Arguments a) {
    Parameters.known("permutations", a, "iterable", "r");
    var pool = Iterables.all(in, a.get(0));
    var length = Parameters.find(a, 1, "r", None.NONE);
    int wanted = length == None.NONE ? pool.size() : Parameters.index(length);
    return new Choosing(in, pool)
        .run(wanted > pool.size() ? -1 : wanted, (chosen, i) -> !chosen.contains(i));
  }

  private static Value combinations(Interpreter in, Arguments a, boolean again) {
    Parameters.known("combinations", a, "iterable", "r");
    var pool = Iterables.all(in, a.get(0));
    int wanted = Parameters.index(Parameters.find(a, 1, "r", Int.ZERO));
    return new Choosing(in, pool)
        .run(
            wanted > pool.size() && !again ? -1 : wanted,
            (chosen, i) ->
                chosen.isEmpty() || (again ? chosen.getLast() <= i : chosen.getLast() < i));
  }
}
