/// Reads the cases below `corpus/cases` and compares with what stands beside them.
///
/// - **Does not:** know any other module: an executor comes from the test that uses it.
/// - **Start at:** the golden case.
@NullMarked
package dev.waymark.corpus;

import org.jspecify.annotations.NullMarked;
