package dev.waymark.compiler.parse;

import dev.waymark.grammar.WaymarkParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/// The generated parser, which gives up before the stack does. Brackets are counted elsewhere; this
/// is for chains of prefixes, of lambdas and of choices.
final class GuardedParser extends WaymarkParser {
  /// 200 brackets in one another take five rules each, in up to 100 blocks of three each.
  private static final int DEEPEST = 1_500;

  private int depth;

  GuardedParser(TokenStream input) {
    super(input);
  }

  /// Thrown to the one caller, which says it in words.
  static final class TooDeep extends ParseCancellationException {
    private static final long serialVersionUID = 1L;

    private final transient Token word;

    private TooDeep(Token word) {
      this.word = word;
    }

    Token word() {
      return word;
    }
  }

  @Override
  public void enterRule(ParserRuleContext context, int state, int rule) {
    enter();
    super.enterRule(context, state, rule);
  }

  @Override
  public void exitRule() {
    depth--;
    super.exitRule();
  }

  @Override
  public void enterRecursionRule(ParserRuleContext context, int state, int rule, int precedence) {
    enter();
    super.enterRecursionRule(context, state, rule, precedence);
  }

  @Override
  public void unrollRecursionContexts(ParserRuleContext parent) {
    depth--;
    super.unrollRecursionContexts(parent);
  }

  private void enter() {
    if (++depth > DEEPEST) {
      throw new TooDeep(getCurrentToken());
    }
  }
}
