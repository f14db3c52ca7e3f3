/// The transactions of `engine.store` in SQL: one readable statement beside the method that runs
/// it.
///
/// - **Does not:** retry, decide, start threads, keep anything between two transactions.
/// - **Start at:** [PostgresStore]; the tables are in `schema/0001-tables.sql`.
@NullMarked
package dev.waymark.postgres.store;

import org.jspecify.annotations.NullMarked;
