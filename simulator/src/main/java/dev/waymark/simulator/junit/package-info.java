/// Workflows under JUnit, or any other engine of tests: stubs and expectations in Java, the machine
/// of production, virtual time.
///
/// - **Does not:** run Java actions, know stores, start threads.
/// - **Start at:** [Simulation]; [WaymarkTest] brings it into a JUnit class.
@NullMarked
package dev.waymark.simulator.junit;

import org.jspecify.annotations.NullMarked;
