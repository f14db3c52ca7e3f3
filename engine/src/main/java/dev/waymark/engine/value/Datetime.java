package dev.waymark.engine.value;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// `datetime.datetime`, to the microsecond; naive where there is no zone.
public record Datetime(LocalDateTime local, int fold, @Nullable Zone zone) implements Value {}
