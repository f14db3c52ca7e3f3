/// Tree and resolution to program and debug table, one program per workflow.
///
/// - **Does not:** read files, decide what a name means, leave out what it does not know: that is
///   refused with WM121.
/// - **Start at:** [Lowering], then [Body], [Values] and [Graph].
@NullMarked
package dev.waymark.compiler.lower;

import org.jspecify.annotations.NullMarked;
