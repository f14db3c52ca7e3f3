/// The ports of the engine over virtual time, faults and one tape of choices; runs `test` blocks.
///
/// - **Does not:** have a meaning of its own: machine and kernel are those of production.
/// - **Start at:** [dev.waymark.simulator.World], then [dev.waymark.simulator.Exhaust].
@NullMarked
package dev.waymark.simulator;

import org.jspecify.annotations.NullMarked;
