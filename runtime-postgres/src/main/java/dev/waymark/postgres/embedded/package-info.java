/// A real PostgreSQL from Maven artifacts: the project's own database and throwaway servers.
///
/// - **Does not:** know our tables, look at the environment, or touch a server that it did not
///   make.
/// - **Start at:** [ProjectDatabase], then [ThrowawayPostgres].
@NullMarked
package dev.waymark.postgres.embedded;

import org.jspecify.annotations.NullMarked;
