package dev.waymark.compiler.ast;

import dev.waymark.compiler.diagnostic.Span;

/// Anything in the tree that has a place in a file.
///
/// Two nodes are equal only when they are the same text in the same place, so a node is a key: what
/// is found out about it stands in maps beside the tree.
public interface Node {
  Span span();
}
