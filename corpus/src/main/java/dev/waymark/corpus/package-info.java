/// The golden cases under `corpus/cases` and the harness that hands them to executors.
///
/// A case is a source file and an `.expected` file beside it; `x.wm` and `x.py` of one name share
/// one `x.expected`, which says that both dialects mean the same.
///
/// - **Does not:** know the compiler, the engine or any store; they depend on this, in test scope.
/// - **Start at:** [GoldenCase] for stage tests, [CorpusContract] and [Executor] for `run` cases.
@NullMarked
package dev.waymark.corpus;

import org.jspecify.annotations.NullMarked;
