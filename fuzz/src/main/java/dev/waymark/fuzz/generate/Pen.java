package dev.waymark.fuzz.generate;

import dev.waymark.fuzz.program.Core;
import dev.waymark.fuzz.program.Type;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the parts of the generator share while one program is written.
final class Pen {
  /// A function of the module; it may be called by what stands after it.
  record Function(String name, Type from, Type to, boolean isAsync) {}

  /// Something that may be written, if its feature is on. Null where it does not fit after all.
  record Option<T>(@Nullable Feature feature, Supplier<@Nullable T> make) {}

  final Tape tape;
  final EnumSet<Feature> mask;
  final EnumSet<Feature> used = EnumSet.noneOf(Feature.class);
  final List<Core.Act> actions = new ArrayList<>();
  final List<Function> functions = new ArrayList<>();

  /// Names seen from where the pen is.
  Scope scope = new Scope();

  /// Whether `await` may stand here.
  boolean awaits;

  /// Whether what is written here may happen many times, so that nothing may grow by factors.
  boolean repeated;

  /// Whether a walrus may stand here.
  boolean binds = true;

  /// Whether `break` and `continue` may stand here.
  boolean loops;

  /// What the function returns; null where its value is not wanted.
  @Nullable Type returns;

  /// Whether `out` can be seen from here.
  boolean shows;

  /// How many statements may still be written.
  int room;

  private int names;

  /// Whether what goes on at the same time must not fail.
  final boolean calm;

  Pen(Tape tape, EnumSet<Feature> mask, boolean calm) {
    this.tape = tape;
    this.mask = mask;
    this.calm = calm;
  }

  boolean may(Feature feature) {
    return mask.contains(feature);
  }

  boolean chance(int percent) {
    return tape.below(100) >= 100 - percent;
  }

  int below(int options) {
    return tape.below(options);
  }

  Type one(Type.Plain first, Type.Plain second) {
    return tape.below(2) == 0 ? first : second;
  }

  <T> T one(List<T> list) {
    return list.get(tape.below(list.size()));
  }

  String one(String... words) {
    return words[tape.below(words.length)];
  }

  /// A name that nothing else bears.
  String fresh(String stem) {
    return stem + ++names;
  }

  /// One of the options whose features are on, or null when three that were tried did not fit.
  <T> @Nullable T choose(List<Option<T>> options) {
    var open = new ArrayList<Option<T>>();
    for (var option : options) {
      if (option.feature() == null || may(option.feature())) {
        open.add(option);
      }
    }
    for (int i = 0; i < 3 && !open.isEmpty(); i++) {
      var option = one(open);
      var made = option.make().get();
      if (made != null) {
        if (option.feature() != null) {
          used.add(option.feature());
        }
        return made;
      }
      open.remove(option);
    }
    return null;
  }

  static <T> Option<T> with(Feature feature, Supplier<@Nullable T> make) {
    return new Option<>(feature, make);
  }

  static <T> Option<T> plain(Supplier<@Nullable T> make) {
    return new Option<>(null, make);
  }

  /// Something written where the names, the awaits and the repetition are others.
  <T> T inside(Scope inner, boolean awaiting, boolean again, Supplier<T> write) {
    var scopeBefore = scope;
    boolean awaitsBefore = awaits;
    boolean repeatedBefore = repeated;
    scope = inner;
    awaits = awaiting;
    repeated = again;
    try {
      return write.get();
    } finally {
      scope = scopeBefore;
      awaits = awaitsBefore;
      repeated = repeatedBefore;
    }
  }
}
