package dev.waymark.engine.value;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// `datetime.time`, to the microsecond.
public record Time(LocalTime time, int fold, @Nullable Zone zone) implements Value {}
