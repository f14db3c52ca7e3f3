/// Text to tree. The only place that knows ANTLR.
///
/// - **Does not:** resolve names, know types, throw for bad input.
/// - **Start at:** [Parsed].
@NullMarked
package dev.waymark.compiler.parse;

import org.jspecify.annotations.NullMarked;
