/// The store over PostgreSQL: tables, transactions in SQL, and the node that owns the threads.
///
/// - **Does not:** decide anything; every decision is the engine's kernel's.
/// - **Start at:** [DatabaseAddress], then `schema.sql` beside the classes.
@NullMarked
package dev.waymark.postgres;

import org.jspecify.annotations.NullMarked;
