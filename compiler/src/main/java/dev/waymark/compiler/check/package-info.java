/// What the names of a tree mean: modules and their symbols, scopes, types, and what is wrong with
/// their use. All of it stands beside the tree.
///
/// - **Does not:** change the tree, make programs, know ANTLR.
/// - **Start at:** [Modules], then [Symbol] and [Scope].
@NullMarked
package dev.waymark.compiler.check;

import org.jspecify.annotations.NullMarked;
