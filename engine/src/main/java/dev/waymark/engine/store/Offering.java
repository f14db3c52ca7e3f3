package dev.waymark.engine.store;

/// An action that a node carries out for whoever needs it, and the queue it serves; the queue
/// without a name is the one of actions that name none.
public record Offering(String action, String queue) {}
