package dev.waymark.cli.output;

/// Counts in words: `1 file`, `2 files`.
public final class Plural {
  private Plural() {}

  public static String of(long count, String one) {
    return of(count, one, one + "s");
  }

  public static String of(long count, String one, String several) {
    return "%d %s".formatted(count, count == 1 ? one : several);
  }
}
