package dev.waymark.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// The pairs of one run, and where and when they were taken.
public record Report(BenchCase measured, Surroundings surroundings, List<Pair> pairs) {
  /// The spread of rates that undisturbed runs of one configuration show, nine times in ten.
  private static final double CALM_SPREAD = 1.56;

  /// Taken one right after the other. The ratio is of speeds: that of the rates, or of the medians
  /// of the times.
  public record Pair(Half waymark, Half plain) {
    public double ratio() {
      return waymark.times().isEmpty()
          ? waymark.rate() / plain.rate()
          : plain.percentile(50) / waymark.percentile(50);
    }
  }

  /// The middle of some figures, and their ends.
  public record Spread(double least, double median, double most) {
    static Spread of(double[] values) {
      var sorted = values.clone();
      java.util.Arrays.sort(sorted);
      int middle = sorted.length / 2;
      var median =
          sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
      return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }
  }

  public Report {
    pairs = List.copyOf(pairs);
  }

  /// A figure of one side.
  public Spread of(Function<Pair, Half> side, ToDoubleFunction<Half> figure) {
    return spread(pair -> figure.applyAsDouble(side.apply(pair)));
  }

  /// What the server computed for one unit, in microseconds; empty where that cannot be seen.
  public OptionalDouble serverMicros(Function<Pair, Half> side) {
    var all = pairs.stream().map(side).map(Half::serverMicros).toList();
    return all.stream().allMatch(OptionalDouble::isPresent)
        ? OptionalDouble.of(
            Spread.of(all.stream().mapToDouble(OptionalDouble::getAsDouble).toArray()).median())
        : OptionalDouble.empty();
  }

  public Spread ratio() {
    return spread(Pair::ratio);
  }

  private Spread spread(ToDoubleFunction<Pair> figure) {
    return Spread.of(pairs.stream().mapToDouble(figure).toArray());
  }

  /// Why the rates are not to be trusted; empty for a run that nobody disturbed.
  public List<String> disturbances() {
    var found = new ArrayList<String>();
    if (surroundings.load() > surroundings.cores() / 2.0) {
      found.add(
          String.format(
              Locale.ROOT,
              "load %.1f on %d cores when it began",
              surroundings.load(),
              surroundings.cores()));
    }
    var rate = of(Pair::plain, Half::rate);
    if (rate.most() > CALM_SPREAD * rate.least()) {
      found.add(
          String.format(
              Locale.ROOT,
              "the rates of plain JDBC differ by a factor of %.1f",
              rate.most() / rate.least()));
    }
    return found;
  }
}
