/// The store contract: what every store must mean, case by case, run on each of them.
///
/// - **Does not:** know a store.
/// - **Start at:** [dev.waymark.engine.store.StoreContract].
@org.jspecify.annotations.NullMarked
package dev.waymark.engine.store;
