package dev.waymark.bench;

/// What can be measured.
public enum BenchCase {
  CLAIM("claim", "claimed row", "instances claimed in batches of 100"),
  SEQ10("seq10", "action", "10 actions in a row, 100 instances live"),
  FAN100("fan100", "action", "100 actions at once, 10 instances live"),
  DRAIN("drain", "instance", "queued instances of one action, claimed and completed"),
  LATENCY("latency", "instance", "from the start of an instance of one action to its end");

  private final String word;
  private final String unit;
  private final String says;

  BenchCase(String word, String unit, String says) {
    this.word = word;
    this.unit = unit;
    this.says = says;
  }

  public String word() {
    return word;
  }

  /// What rates and counts are of.
  public String unit() {
    return unit;
  }

  public String says() {
    return says;
  }
}
