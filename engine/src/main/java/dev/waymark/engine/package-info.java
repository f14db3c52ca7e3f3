/// What running means: the pure machine here, the node kernel and the store's transactions in
/// packages of their own.
///
/// - **Does not:** read clocks, draw randomness, own threads, do I/O, know source text.
/// - **Start at:** [dev.waymark.engine.Event], [dev.waymark.engine.Effect],
///   [dev.waymark.engine.Step], then the machine.
@org.jspecify.annotations.NullMarked
package dev.waymark.engine;
