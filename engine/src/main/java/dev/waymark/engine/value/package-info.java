/// The values of a body, as CPython has them: numbers, text, collections, objects, functions,
/// iterators, and what tasks wait for.
///
/// - **Does not:** evaluate nodes, know methods of builtin types, encode anything.
/// - **Start at:** [dev.waymark.engine.value.Value], then [dev.waymark.engine.value.Interpreter].
@org.jspecify.annotations.NullMarked
package dev.waymark.engine.value;
