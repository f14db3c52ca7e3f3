/// The bytes of a snapshot: a format version, the graph of live objects with its aliases and
/// cycles, a checksum. Nothing in it is trusted: lengths are checked against what is left.
///
/// - **Does not:** run anything, know the border's JSON.
/// - **Start at:** [dev.waymark.engine.codec.SnapshotCodec].
@org.jspecify.annotations.NullMarked
package dev.waymark.engine.codec;
