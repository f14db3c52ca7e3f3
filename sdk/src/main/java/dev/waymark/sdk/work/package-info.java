/// What all worker pools share: the books of deliveries, and several pools as one.
///
/// - **Does not:** run actions; keep the time of attempts.
/// - **Start at:** [dev.waymark.sdk.work.Desk].
@NullMarked
package dev.waymark.sdk.work;

import org.jspecify.annotations.NullMarked;
