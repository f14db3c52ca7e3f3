/// The shape of a source file, the same for both dialects: what Python's own `ast` module has, and
/// what `.wm` adds. Values only.
///
/// - **Does not:** resolve names, hold types or checks' results (they stand beside the tree),
///   depend on the parser.
/// - **Start at:** [SourceFile], then [Statement], [Expression], [Declaration].
@NullMarked
package dev.waymark.compiler.ast;

import org.jspecify.annotations.NullMarked;
