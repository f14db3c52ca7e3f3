/// What generated things are held against: each target makes one trial from one seed, and says
/// whether two that must agree do.
///
/// - **Does not:** print, choose how long.
/// - **Start at:** [Target], then [PythonJudge].
@NullMarked
package dev.waymark.fuzz.judge;

import org.jspecify.annotations.NullMarked;
