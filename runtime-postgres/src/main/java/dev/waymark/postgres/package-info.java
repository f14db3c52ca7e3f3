/// The named transactions of the store in SQL, the project database, the drivers with their
/// threads.
///
/// - **Does not:** decide what a runtime node does next: that is the kernel of the engine.
/// - **Start at:** the schema file, then the store.
@NullMarked
package dev.waymark.postgres;

import org.jspecify.annotations.NullMarked;
