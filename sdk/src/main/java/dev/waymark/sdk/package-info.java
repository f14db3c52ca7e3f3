/// The face for Java applications: builder, actions, workers, client.
///
/// - **Does not:** print, own a main, know SQL.
/// - **Start at:** the builder.
@NullMarked
package dev.waymark.sdk;

import org.jspecify.annotations.NullMarked;
