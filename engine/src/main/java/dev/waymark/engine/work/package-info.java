/// The port to those who run actions: a runtime node hands deliveries over and is told how they
/// end, as values.
///
/// - **Does not:** keep time, retry, know instances. Timeouts, attempts and redelivery are the
///   kernel's: it withdraws a delivery that has run too long and settles it itself.
/// - **Start at:** [dev.waymark.engine.work.Workers], then [dev.waymark.engine.work.WorkerEvent].
@org.jspecify.annotations.NullMarked
package dev.waymark.engine.work;
