/// Python worker processes: found, started, watched, replaced (docs/protocol.md, part 1).
///
/// - **Does not:** retry calls, read values, import anything itself.
/// - **Start at:** [dev.waymark.sdk.python.PythonWorkers].
@NullMarked
package dev.waymark.sdk.python;

import org.jspecify.annotations.NullMarked;
