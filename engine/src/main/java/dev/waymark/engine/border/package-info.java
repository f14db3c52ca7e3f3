/// How values leave and enter an instance: canonical tagged JSON (docs/protocol.md, part 2).
///
/// - **Does not:** know snapshots, which have a codec of their own.
/// - **Start at:** [dev.waymark.engine.border.Border].
@org.jspecify.annotations.NullMarked
package dev.waymark.engine.border;
