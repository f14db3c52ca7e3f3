/// What an instance is between two steps: tasks, open calls, timers, mailboxes, the undo list.
///
/// - **Does not:** run anything, encode anything.
/// - **Start at:** [dev.waymark.engine.state.Instance].
@org.jspecify.annotations.NullMarked
package dev.waymark.engine.state;
