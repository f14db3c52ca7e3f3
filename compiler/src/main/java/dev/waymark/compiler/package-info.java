/// Source text in, a program and diagnostics out. Pure: files come through a port.
///
/// - **Does not:** throw for bad input, touch the file system, run anything.
/// - **Start at:** the package that parses, then checks, then lowers.
@NullMarked
package dev.waymark.compiler;

import org.jspecify.annotations.NullMarked;
