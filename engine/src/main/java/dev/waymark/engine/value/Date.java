package dev.waymark.engine.value;

import java.time.LocalDate;

/// `datetime.date`
public record Date(LocalDate date) implements Value {}
