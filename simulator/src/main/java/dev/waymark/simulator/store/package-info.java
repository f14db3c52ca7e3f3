/// What each transaction of the store means, in memory: statements that look, wait, lock and write,
/// so that others can come in between; and commits whose acknowledgement may never arrive.
///
/// - **Does not:** know SQL, decide faults (whoever drives a [Session] does), keep time.
/// - **Start at:** [SimStore], then [Session]; the meanings are the `…Statements`.
@NullMarked
package dev.waymark.simulator.store;

import org.jspecify.annotations.NullMarked;
