/// Pictures of programs: loops, filters, fan-outs and branches with their source lines, as text for
/// a terminal and as SVG.
///
/// - **Does not:** show what only the machine needs (regions that end, temporaries that move).
/// - **Start at:** [dev.waymark.ir.graph.Shape], then [dev.waymark.ir.graph.TextGraph].
@org.jspecify.annotations.NullMarked
package dev.waymark.ir.graph;
