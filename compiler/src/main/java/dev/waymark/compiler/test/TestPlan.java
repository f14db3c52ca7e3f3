package dev.waymark.compiler.test;

import dev.waymark.compiler.diagnostic.Span;

/// One `test` block.
public record TestPlan(String title, Span place) {}
