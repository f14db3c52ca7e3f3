package dev.waymark.compiler.parse;

import static dev.waymark.grammar.WaymarkLexer.*;

import dev.waymark.compiler.ast.Dialect;
import org.antlr.v4.runtime.Token;

/// Decides, line by line, where a name is a word of the language: `match x:` but `match = 3`,
/// `workflow trip():` but `workflow(1)`.
///
/// Two values never stand side by side in Python, so in nearly all places one look at the neighbour
/// decides, and the parser never has to guess.
final class SoftWords {
  private final Dialect dialect;

  SoftWords(Dialect dialect) {
    this.dialect = dialect;
  }

  void mark(Line line) {
    var opener = line.opener();
    boolean settings = opener != null && isFieldBlock(opener.first().getType());
    if (settings) {
      return;
    }
    if (line.type(0) == NAME) {
      markPython(line);
    }
    if (dialect == Dialect.WM) {
      markWaymark(line);
    }
  }

  /// In the block of a record, an error, an enum or an action every line begins with a plain name.
  private static boolean isFieldBlock(int opener) {
    return opener == RECORD || opener == ERROR || opener == ENUM || opener == ACTION;
  }

  private static void markPython(Line line) {
    int next = line.type(1);
    var opener = line.opener();
    switch (line.first().getText()) {
      case "match" -> {
        boolean opens = line.words().size() > 2 && line.last().getType() == COLON && next != COLON;
        if (opens || Words.beginsValueOnly(next) && next != NOT) {
          Words.retype(line.first(), MATCH);
        }
      }
      case "case" -> {
        if (opener != null && opener.first().getType() == MATCH) {
          Words.retype(line.first(), CASE);
        }
      }
      case "type" -> {
        if (next == NAME) {
          Words.retype(line.first(), TYPE);
        }
      }
      default -> {}
    }
  }

  private static void markWaymark(Line line) {
    if (line.type(0) == NAME) {
      markFirst(line);
    } else if (line.type(0) == FINALLY && line.type(1) != COLON && inTest(line)) {
      Words.retype(line.first(), AT_END);
    }
    int depth = 0;
    for (int i = 0; i < line.words().size(); i++) {
      var word = line.words().get(i);
      if (Words.opens(word.getType())) {
        depth++;
      } else if (Words.openerOf(word.getType()) != 0) {
        depth--;
      } else if (word.getType() == WITH && i > 0 && line.type(i - 1) == DOT) {
        Words.retype(word, NAME); // `trip.with(nights=2)`
      } else if (word.getType() == NAME) {
        markInner(line, i, depth);
      }
    }
  }

  private static void markFirst(Line line) {
    var word = line.first();
    int next = line.type(1);
    int declared = declaration(word.getText());
    int tested = inTest(line) ? testing(word.getText()) : NAME;
    boolean opens = line.last().getType() == COLON;
    if (tested != NAME && next != EQUAL && next != COLON && next != DOT && next != AUGMENTED) {
      Words.retype(word, tested);
    } else if (declared != NAME && (next == NAME || isWord(next))) {
      Words.retype(word, declared);
    } else {
      int type =
          switch (word.getText()) {
            case "test" -> next == STRING ? TEST : NAME;
            case "undo" -> Words.beginsValueOnly(next) ? UNDO : NAME;
            case "parallel" -> next == COLON && line.words().size() == 2 ? PARALLEL : NAME;
            case "first" -> next == COLON && line.words().size() == 2 ? FIRST : NAME;
            case "branch" -> next == COLON && inBranches(line) ? BRANCH : NAME;
            case "within" ->
                opens && (next != COLON || line.words().size() == 2) || Words.beginsValueOnly(next)
                    ? WITHIN
                    : NAME;
            case "on" -> isHead(line) ? HEAD : NAME;
            case "any" -> inTest(line) && next == NAME && line.type(2) == COLON ? ANY : NAME;
            default -> NAME;
          };
      Words.retype(word, type);
    }
  }

  /// A word of Python where a declaration's name should be: the parser says so.
  private static boolean isWord(int type) {
    return type >= FALSE
        && type <= YIELD
        && type != IS
        && type != IN
        && type != NOT
        && type != AND
        && type != OR
        && type != IF
        && type != AS;
  }

  private static void markInner(Line line, int index, int depth) {
    var word = line.words().get(index);
    int next = line.type(index + 1);
    int previous = index == 0 ? Token.EOF : line.type(index - 1);
    boolean afterValue = Words.endsValue(previous) || previous == THEN || previous == GENERATES;
    switch (word.getText()) {
      case "start", "task" -> {
        if (!afterValue && (next == NAME || next == AWAIT)) {
          Words.retype(word, word.getText().equals("start") ? START : TASK);
        }
      }
      case "parallel" -> {
        if (next == FOR && depth == 0) {
          Words.retype(word, PARALLEL);
        }
      }
      default -> {
        if (afterValue && depth == 0) {
          markAfterValue(line, index);
        }
      }
    }
  }

  private static void markAfterValue(Line line, int index) {
    var word = line.words().get(index);
    var text = word.getText();
    int first = line.type(0);
    int answer = answer(text);
    if (first == STUB && answer != NAME) {
      Words.retype(word, answer);
    } else if (first == ANY && text.equals("seeds")) {
      Words.retype(word, SEEDS);
    } else if (first == SCHEDULE && text.equals("runs") && index == 2) {
      Words.retype(word, RUNS);
    } else if (line.has(PARALLEL) && text.equals("limit")) {
      Words.retype(word, LIMIT);
    } else if (line.has(PARALLEL) && text.equals("on")) {
      Words.retype(word, ON_ERROR);
    }
  }

  /// Words that begin a line when a name follows.
  private static int declaration(String text) {
    return switch (text) {
      case "workflow" -> WORKFLOW;
      case "action" -> ACTION;
      case "record" -> RECORD;
      case "enum" -> ENUM;
      case "error" -> ERROR;
      case "schedule" -> SCHEDULE;
      case "signal" -> SIGNAL;
      default -> NAME;
    };
  }

  /// Words that begin a line of a test.
  private static int testing(String text) {
    return switch (text) {
      case "start" -> BEGIN;
      case "signal" -> SEND;
      case "stub" -> STUB;
      case "run" -> RUN;
      case "advance" -> ADVANCE;
      case "crash" -> CRASH;
      case "expect" -> EXPECT;
      case "always" -> ALWAYS;
      default -> NAME;
    };
  }

  /// Words in the script of a stub.
  private static int answer(String text) {
    return switch (text) {
      case "takes" -> TAKES;
      case "returns" -> RETURNS;
      case "raises" -> RAISES;
      case "times" -> TIMES;
      case "then" -> THEN;
      case "generates" -> GENERATES;
      default -> NAME;
    };
  }

  private static boolean inTest(Line line) {
    var opener = line.opener();
    return opener != null && opener.first().getType() == TEST;
  }

  private static boolean inBranches(Line line) {
    var opener = line.opener();
    return opener != null
        && (opener.first().getType() == PARALLEL || opener.first().getType() == FIRST);
  }

  private static boolean isHead(Line line) {
    var opener = line.opener();
    return opener != null
        && opener.first().getType() == WORKFLOW
        && line.type(1) == NAME
        && line.type(2) == COLON
        && line.words().size() == 4;
  }

  /// Whether the word ends up as a word of a fan-out whose block follows.
  static boolean opensParallelFor(Line line) {
    for (int i = 0; i + 1 < line.words().size(); i++) {
      Token word = line.words().get(i);
      if (word.getType() == PARALLEL && line.type(i + 1) == FOR) {
        return true;
      }
    }
    return false;
  }
}
