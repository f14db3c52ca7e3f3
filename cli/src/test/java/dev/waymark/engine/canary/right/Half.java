package dev.waymark.engine.canary.right;

/// One half of a cycle of packages.
public interface Half {
  dev.waymark.engine.canary.left.Half other();
}
