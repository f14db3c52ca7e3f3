/// Runs `test` blocks on the machine itself, in virtual time: stubs answer, retries and sleeps cost
/// nothing, and a broken expectation shows every part of it and what happened before.
///
/// - **Does not:** print, read files, know nodes and stores.
/// - **Start at:** [TestRunner], then [TestReport] and [TestText].
@NullMarked
package dev.waymark.simulator.test;

import org.jspecify.annotations.NullMarked;
