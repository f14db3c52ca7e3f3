/// The whole runtime node as a pure transition function: an input and the time in, outputs as data
/// out. Production and simulation run this same code; they differ in who carries out the outputs.
///
/// - **Does not:** block, own threads, read clocks, draw randomness, know SQL, run the machine
///   itself (a step is an output, its result an input).
/// - **Start at:** [Kernel], then [Input] and [Output]; the life of an instance is in [Ledger].
@org.jspecify.annotations.NullMarked
package dev.waymark.engine.kernel;
