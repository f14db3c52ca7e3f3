/// How a command talks: two streams, colours, JSON, tables.
///
/// - **Does not:** know what is being said.
/// - **Start at:** [dev.waymark.cli.output.Console].
@NullMarked
package dev.waymark.cli.output;

import org.jspecify.annotations.NullMarked;
