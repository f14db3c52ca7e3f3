/// `waymark run`: a supervisor that owns the terminal, and a runtime node in a child process that
/// may die at any time.
///
/// - **Does not:** advance instances in the supervisor; recognise anybody by name.
/// - **Start at:** [dev.waymark.cli.run.Supervisor], then [dev.waymark.cli.run.ChildRuntime].
@NullMarked
package dev.waymark.cli.run;

import org.jspecify.annotations.NullMarked;
