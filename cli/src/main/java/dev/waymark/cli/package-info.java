/// The `waymark` command: reads arguments, prints answers, sets exit codes.
///
/// - **Does not:** decide anything that a library user would need too.
/// - **Start at:** Main.
@NullMarked
package dev.waymark.cli;

import org.jspecify.annotations.NullMarked;
