/// The generated lexer and parser of both dialects, and the lexer base class for indentation.
///
/// - **Does not:** build an AST, check, report to people.
/// - **Start at:** the grammar files beside the sources.
@NullMarked
package dev.waymark.grammar;

import org.jspecify.annotations.NullMarked;
