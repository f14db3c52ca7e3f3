package dev.waymark.engine.canary.left;

/// One half of a cycle of packages.
public interface Half {
  dev.waymark.engine.canary.right.Half other();
}
