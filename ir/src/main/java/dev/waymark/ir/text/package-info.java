/// The text form of programs: what `dump --stage ir` prints and golden files hold.
///
/// - **Does not:** check meaning: that is [dev.waymark.ir.Verifier].
/// - **Start at:** [dev.waymark.ir.text.IrPrinter], then [dev.waymark.ir.text.IrParser].
@org.jspecify.annotations.NullMarked
package dev.waymark.ir.text;
