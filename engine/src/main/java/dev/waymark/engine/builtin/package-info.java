/// The closed list of builtins: functions, classes as constructors, methods, modules, operators.
///
/// - **Does not:** suspend, know tasks or the loop (asyncio's names belong to the machine).
/// - **Start at:** [dev.waymark.engine.builtin.Builtins].
@org.jspecify.annotations.NullMarked
package dev.waymark.engine.builtin;
