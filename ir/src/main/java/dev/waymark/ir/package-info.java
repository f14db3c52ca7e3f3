/// What a program is: nodes, expressions, constants, types; its text form, JSON form and verifier.
///
/// - **Does not:** know source text, run anything, depend on any module of ours.
/// - **Start at:** [dev.waymark.ir.Node], then [dev.waymark.ir.Expression] and
///   [dev.waymark.ir.Program].
@org.jspecify.annotations.NullMarked
package dev.waymark.ir;
