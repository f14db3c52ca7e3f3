/// `test` blocks as plans that the simulator carries out.
///
/// - **Does not:** run them.
/// - **Start at:** [TestPlan].
@NullMarked
package dev.waymark.compiler.test;

import org.jspecify.annotations.NullMarked;
