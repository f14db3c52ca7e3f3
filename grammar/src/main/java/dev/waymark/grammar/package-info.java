/// The grammar of both dialects; lexer and parser are generated from it.
///
/// - **Does not:** know indentation (the compiler's parse package does), build trees of ours, word
///   messages.
/// - **Start at:** `WaymarkParser.g4`, then `WaymarkLexer.g4`.
@NullMarked
package dev.waymark.grammar;

import org.jspecify.annotations.NullMarked;
