/// Java actions: methods bound by reflection (nothing else here is), their values at the border,
/// and the pool of virtual threads that runs them.
///
/// - **Does not:** retry; know programs.
/// - **Start at:** [dev.waymark.sdk.actions.JavaWorkers].
@NullMarked
package dev.waymark.sdk.actions;

import org.jspecify.annotations.NullMarked;
