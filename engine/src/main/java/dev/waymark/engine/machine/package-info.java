/// The machine: a program, a snapshot and an event in; a snapshot and effects out. Inside,
/// asyncio's loop with its hops, and an interpreter of the program's graphs.
///
/// - **Does not:** read clocks, draw randomness, do I/O, keep anything between two steps.
/// - **Start at:** [dev.waymark.engine.machine.Machine], then `Loop`, then `Executor`.
@org.jspecify.annotations.NullMarked
package dev.waymark.engine.machine;
