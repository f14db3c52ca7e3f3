package dev.waymark.engine.value;

import java.util.UUID;

/// `uuid.UUID`
public record Uuid(UUID uuid) implements Value {}
