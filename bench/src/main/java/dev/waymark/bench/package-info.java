/// Measures the engine on a real PostgreSQL, beside plain JDBC that makes the same writes, in the
/// same run and by turns; and simulated worlds. Rates are printed; only counts are asserted.
///
/// - **Does not:** print, assert a rate, touch a schema but its own two.
/// - **Start at:** [Bench], then [ClaimContest].
@NullMarked
package dev.waymark.bench;

import org.jspecify.annotations.NullMarked;
