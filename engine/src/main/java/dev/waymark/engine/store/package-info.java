/// Durable work as data: a dozen named transactions over rows, their three-valued replies, and the
/// port that carries them out. SQL in `runtime-postgres`, an in-memory meaning in `simulator`; the
/// contract suite of this module's test-jar runs on both.
///
/// - **Does not:** decide anything (the kernel does), know SQL, block.
/// - **Start at:** [Transaction], then [Row] and [Reply].
@org.jspecify.annotations.NullMarked
package dev.waymark.engine.store;
