/// What the compiler has to say, as values, and how it is shown.
///
/// - **Does not:** read files, print, decide what is wrong.
/// - **Start at:** [Diagnostic], then [Code].
@NullMarked
package dev.waymark.compiler.diagnostic;

import org.jspecify.annotations.NullMarked;
