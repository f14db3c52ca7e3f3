/// Generates small programs, typed, from a tape of choices. They end by construction: loops go over
/// finite values or burn fuel, and what grows is cut where it is repeated.
///
/// - **Does not:** print, compile, or know what a program comes to.
/// - **Start at:** [Generator], then [Feature].
@NullMarked
package dev.waymark.fuzz.generate;

import org.jspecify.annotations.NullMarked;
