package dev.waymark.postgres;

import java.util.List;

/// The database cannot be used, in words for the person who has to mend it: what happened, where we
/// looked, what to type. `code` is one of WMR01 to WMR05 and WMR16.
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String lookedIn;
  private final String remedy;

  public DatabaseUnavailable(String code, String message, List<String> lookedIn, String remedy) {
    this(code, message, lookedIn, remedy, null);
  }

  public DatabaseUnavailable(
      String code,
      String message,
      List<String> lookedIn,
      String remedy,
      @org.jspecify.annotations.Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.lookedIn = String.join(", ", lookedIn);
    this.remedy = remedy;
  }

  public String code() {
    return code;
  }

  /// The places that were looked at, in order, or empty where that says nothing.
  public String lookedIn() {
    return lookedIn;
  }

  public String remedy() {
    return remedy;
  }
}
