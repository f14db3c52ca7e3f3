/// What is generated: small programs as one tree that both dialects print, and what makes it
/// smaller.
///
/// - **Does not:** choose anything, know what an expression means.
/// - **Start at:** [Core], then [Printer].
@NullMarked
package dev.waymark.fuzz.program;

import org.jspecify.annotations.NullMarked;
