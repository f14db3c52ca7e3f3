package dev.waymark.fuzz;

import dev.waymark.fuzz.generate.Feature;
import dev.waymark.fuzz.judge.Target;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Many trials of one target, one seed after the other, until the time is over or there are enough.
/// Findings of one fingerprint count as one; the first is made smaller.
public final class Campaign {
  /// What shrinking and reporting is done for; more findings are only counted.
  private static final int FINDINGS_MAX = 40;

  private final Target target;
  private final Consumer<Target.Finding> found;
  private final Map<String, Integer> refusals = new LinkedHashMap<>();
  private final Map<String, Integer> vacuous = new LinkedHashMap<>();
  private final Map<String, Integer> findings = new LinkedHashMap<>();
  private final Map<Feature, Integer> features = new EnumMap<>(Feature.class);
  private long samples;
  private long agreed;
  private long disturbances;

  private Campaign(Target target, Consumer<Target.Finding> found) {
    this.target = target;
    this.found = found;
  }

  /// When a campaign ends: with the first of both.
  public record Until(Duration time, long samples) {}

  /// @param found is told of each new kind of finding, made small
  public static Report run(Target target, long seed, Until until, Consumer<Target.Finding> found) {
    var campaign = new Campaign(target, found);
    long from = System.nanoTime();
    while (campaign.samples < until.samples()
        && System.nanoTime() - from < until.time().toNanos()) {
      campaign.trial(seed + campaign.samples);
    }
    return campaign.report(Duration.ofNanos(System.nanoTime() - from));
  }

  private void trial(long seed) {
    samples++;
    switch (target.trial(seed)) {
      case Target.Trial.Agreed(var used, int tried) -> {
        agreed++;
        disturbances += tried;
        used.forEach(feature -> features.merge(feature, 1, Integer::sum));
      }
      case Target.Trial.Refused(var code) -> refusals.merge(code, 1, Integer::sum);
      case Target.Trial.Vacuous(var why) -> vacuous.merge(why, 1, Integer::sum);
      case Target.Trial.Disagreed(var finding) -> disagreed(finding);
    }
  }

  private void disagreed(Target.Finding finding) {
    boolean known = findings.merge(finding.fingerprint(), 1, Integer::sum) > 1;
    if (!known && findings.size() <= FINDINGS_MAX) {
      found.accept(target.shrink(finding));
    }
  }

  private Report report(Duration took) {
    return new Report(
        target.name(), samples, agreed, disturbances, took, refusals, vacuous, findings, features);
  }

  /// What a campaign came to. Refusals by code, findings by fingerprint, features by how many
  /// programs that agreed had them.
  public record Report(
      String target,
      long samples,
      long agreed,
      long disturbances,
      Duration took,
      Map<String, Integer> refusals,
      Map<String, Integer> vacuous,
      Map<String, Integer> findings,
      Map<Feature, Integer> features) {

    public long refused() {
      return refusals.values().stream().mapToLong(i -> i).sum();
    }

    public long disagreed() {
      return findings.values().stream().mapToLong(i -> i).sum();
    }

    /// Of a hundred samples, those that were not refused.
    public double accepted() {
      return samples == 0 ? 0 : 100.0 * (samples - refused()) / samples;
    }

    public double rate() {
      return samples / Math.max(1e-9, took.toNanos() / 1e9);
    }
  }
}
