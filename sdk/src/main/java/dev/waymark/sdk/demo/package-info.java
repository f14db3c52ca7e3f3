/// Actions for the examples, whose outside effects can be counted.
///
/// - **Does not:** serve applications.
/// - **Start at:** [dev.waymark.sdk.demo.TripActions].
@NullMarked
package dev.waymark.sdk.demo;

import org.jspecify.annotations.NullMarked;
