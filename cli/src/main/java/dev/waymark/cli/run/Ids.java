package dev.waymark.cli.run;

import dev.waymark.engine.store.InstanceId;

/// Ids as people see them: the workflow's name and the first digits.
public final class Ids {
  private static final int DIGITS = 8;

  private Ids() {}

  public static String prefix(InstanceId id) {
    return id.toString().substring(0, DIGITS);
  }

  public static String shown(String workflow, InstanceId id) {
    return workflow + "-" + prefix(id);
  }
}
