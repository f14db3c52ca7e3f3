/// Source files as the command line meets them: found, read, compiled, and their findings drawn.
///
/// - **Does not:** compile; that is the compiler's, which knows no files.
/// - **Start at:** [dev.waymark.cli.source.CompiledFile], then [dev.waymark.cli.source.Findings].
@NullMarked
package dev.waymark.cli.source;

import org.jspecify.annotations.NullMarked;
