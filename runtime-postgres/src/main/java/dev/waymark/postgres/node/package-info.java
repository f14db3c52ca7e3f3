/// The driver of a runtime node over PostgreSQL: it owns the threads and the connections, and
/// carries out what the engine's kernel puts out.
///
/// - **Does not:** decide, keep state that a restart would miss, run actions (`engine.work` does).
/// - **Start at:** [RuntimeNode].
@NullMarked
package dev.waymark.postgres.node;

import org.jspecify.annotations.NullMarked;
