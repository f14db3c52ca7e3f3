/// The JSON form of programs and debug tables: what the store keeps, and what a program's hash is
/// taken of.
///
/// - **Does not:** trust what it reads: unknown members, wrong kinds and a program that does not
///   verify are a typed rejection.
/// - **Start at:** [dev.waymark.ir.json.ProgramJson].
@org.jspecify.annotations.NullMarked
package dev.waymark.ir.json;
