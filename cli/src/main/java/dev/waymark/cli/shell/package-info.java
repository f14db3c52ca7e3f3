/// What surrounds every command: streams, environment, folder; refusals and exit codes.
///
/// - **Does not:** know any command.
/// - **Start at:** [dev.waymark.cli.shell.Shell], then [dev.waymark.cli.shell.Refusal].
@NullMarked
package dev.waymark.cli.shell;

import org.jspecify.annotations.NullMarked;
