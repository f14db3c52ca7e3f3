/// Runs `test` blocks on the machine itself, in virtual time: stubs answer, retries and sleeps cost
/// nothing, and a broken expectation shows every part of it and what happened before. A test with
/// `crash` is then run in a world of runtime nodes, once for each disturbance.
///
/// - **Does not:** print, read files.
/// - **Start at:** [TestRunner], then [Crashing]; [TestReport] and [TestText] for what comes out.
@NullMarked
package dev.waymark.simulator.test;

import org.jspecify.annotations.NullMarked;
