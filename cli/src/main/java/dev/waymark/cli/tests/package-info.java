/// The answers of `waymark test`: as JSON, as JUnit's XML, and the stubs of a workflow to begin
/// with.
///
/// **Does not** run tests: that is the simulator's.
///
/// **Start at** [dev.waymark.cli.tests.Tested].
@NullMarked
package dev.waymark.cli.tests;

import org.jspecify.annotations.NullMarked;
