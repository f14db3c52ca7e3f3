package dev.waymark.corpus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How one action answers: `#: stub NAME[(arguments)] answer [times N] [then answer [times N]]…`.
///
/// An answer is `[takes 5s|arg] (returns DATUM | raises ERROR(…) | echoes | says "text {0}")`. The
/// last answer holds for ever. `NAME(…)` answers only calls whose first arguments are these; `takes
/// arg` takes the first argument in seconds; `echoes` returns the first argument; `says` puts the
/// arguments into its text.
record Stub(String action, Optional<List<Datum>> arguments, List<Turn> turns) {

  /// One answer, given `times` times.
  record Turn(Answer answer, Optional<Duration> takes, int times) {}

  sealed interface Answer {
    record Returns(Datum value) implements Answer {}

    record Raises(Datum.Named error) implements Answer {}

    record Echoes() implements Answer {}

    record Says(String template) implements Answer {}
  }

  /// Stands for "as many seconds as the first argument says".
  static final Duration ARGUMENT = Duration.ofNanos(-1);

  static Stub read(DatumReader reader) {
    var action = reader.name();
    Optional<List<Datum>> arguments = Optional.empty();
    if (reader.take("(")) {
      var wanted = new ArrayList<Datum>();
      while (!reader.take(")")) {
        wanted.add(reader.datum());
        reader.take(",");
      }
      arguments = Optional.of(List.copyOf(wanted));
    }
    var turns = new ArrayList<Turn>();
    do {
      turns.add(turn(reader));
    } while (reader.take("then"));
    reader.end();
    return new Stub(action, arguments, List.copyOf(turns));
  }

  private static Turn turn(DatumReader reader) {
    Optional<Duration> takes = Optional.empty();
    if (reader.take("takes")) {
      takes = Optional.of(reader.take("arg") ? ARGUMENT : duration(reader));
    }
    var answer = answer(reader);
    int times = reader.take("times") ? Integer.parseInt(reader.digits()) : 1;
    return new Turn(answer, takes, times);
  }

  private static Answer answer(DatumReader reader) {
    if (reader.take("returns")) {
      return new Answer.Returns(reader.datum());
    }
    if (reader.take("raises")) {
      return new Answer.Raises(reader.named(reader.name()));
    }
    if (reader.take("echoes")) {
      return new Answer.Echoes();
    }
    if (reader.take("says")) {
      return new Answer.Says(reader.string());
    }
    throw reader.unexpected("`takes`, `returns`, `raises`, `echoes` or `says`");
  }

  private static Duration duration(DatumReader reader) {
    long amount = Long.parseLong(reader.digits());
    return switch (reader.name()) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      case "d" -> Duration.ofDays(amount);
      default -> throw reader.unexpected("ms, s, m, h or d");
    };
  }

  boolean answers(ActionCall call) {
    return call.action().equals(action)
        && arguments.map(wanted -> startsWith(call.values(), wanted)).orElse(true);
  }

  private static boolean startsWith(List<Datum> values, List<Datum> wanted) {
    return values.size() >= wanted.size() && values.subList(0, wanted.size()).equals(wanted);
  }

  /// The turn of the call with this index, counted from 0.
  Turn turn(int index) {
    int left = index;
    for (var turn : turns) {
      if (left < turn.times()) {
        return turn;
      }
      left -= turn.times();
    }
    return turns.getLast();
  }
}
