/// Generates programs, disturbances and bytes, and holds the engine against oracles: CPython, its
/// own undisturbed run, the other dialect.
///
/// - **Does not:** print, exit, or keep what it finds anywhere but where it is told.
/// - **Start at:** [Campaign], then [dev.waymark.fuzz.judge.Target].
@NullMarked
package dev.waymark.fuzz;

import org.jspecify.annotations.NullMarked;
