/// The face of the compiler: text in, programs and diagnostics out.
///
/// - **Does not:** read files but through [Sources], throw for bad input, run anything.
/// - **Start at:** [Compiler].
@NullMarked
package dev.waymark.compiler;

import org.jspecify.annotations.NullMarked;
