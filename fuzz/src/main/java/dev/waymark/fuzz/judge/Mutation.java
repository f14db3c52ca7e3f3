package dev.waymark.fuzz.judge;

import dev.waymark.fuzz.generate.Tape;
import java.util.ArrayList;
import java.util.List;

/// One change of a text: of its characters, its words, its lines, or its depth.
record Mutation(Tape tape) {
  private static final String[] INSERTED = {
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "\"\"\"",
    "f\"{",
    "f'''",
    ":",
    ",",
    "=",
    ":=",
    "\n",
    "\n    ",
    "\n\t",
    "\\",
    "\\\n",
    "#",
    ";",
    "*",
    "**",
    "@",
    "->",
    "!",
    ".",
    "...",
    "lambda x: ",
    "yield ",
    "await ",
    "async ",
    "with ",
    " if ",
    " else ",
    " for x in ",
    " in ",
    " not ",
    "match x:\n",
    "case _:\n",
    "def f():\n",
    "class A:\n",
    "parallel:\n",
    "first:\n",
    "workflow ",
    "stub ",
    " on error leave",
    " limit 2",
    "5m",
    "0x",
    "1e",
    "1_",
    "\0",
    "\ud800",
    "é",
    "\ufeff",
    "\r",
    "\r\n",
    "\f",
    "\u2028",
    "\u202e",
    "e\u0301",
    "😀",
    "١",
    "within 3s:\n",
    "undo ",
    "task ",
    "global x\n",
    "nonlocal x\n",
    "return ",
    "del x",
    "%",
    "<>",
    "`",
    "$",
    "?",
    "~",
    "rb'",
    "\\N{",
    "\\x",
    "0o8",
    "99999999999999999999",
    "if x:\n",
    "try:\n",
    "except* E:\n",
    "finally:\n"
  };

  private String piece() {
    return INSERTED[tape.below(INSERTED.length)];
  }

  String of(String text) {
    if (text.isEmpty()) {
      return piece();
    }
    int at = tape.below(text.length());
    return switch (tape.below(14)) {
      case 0 -> text.substring(0, at);
      case 1, 2 -> text.substring(0, at) + text.substring(at + 1);
      case 3, 4 -> text.substring(0, at) + piece() + text.substring(at);
      case 5 -> reindented(text);
      case 6 -> line(text, true);
      case 7 -> line(text, false);
      case 8 -> text.substring(0, at) + (char) (tape.below(0x3000)) + text.substring(at);
      case 9 -> deep(text, at);
      case 10 -> text.replace("\n", tape.below(2) == 0 ? "\r\n" : "\r");
      default -> words(text);
    };
  }

  private String reindented(String text) {
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int at = tape.below(lines.size());
    var blanks = List.of("", " ", "    ", "\t", "        ", "  \t", "            ");
    lines.set(at, blanks.get(tape.below(blanks.size())) + lines.get(at).strip());
    return String.join("\n", lines);
  }

  private String line(String text, boolean remove) {
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int at = tape.below(lines.size());
    if (remove) {
      lines.remove(at);
    } else {
      lines.add(tape.below(lines.size() + 1), lines.get(at));
    }
    return String.join("\n", lines);
  }

  /// The same opened many times.
  private String deep(String text, int at) {
    var opened =
        List.of("(", "[", "{", "not ", "-", "f\"{", "lambda: ", "x if x else ", "a.", "a[", "f(");
    var one = opened.get(tape.below(opened.size()));
    return text.substring(0, at) + one.repeat(1 + tape.below(400)) + text.substring(at);
  }

  /// Takes a word away, doubles it, or puts another in its place.
  private String words(String text) {
    var words = text.split("(?<=\\W)|(?=\\W)");
    int at = tape.below(words.length);
    words[at] =
        switch (tape.below(4)) {
          case 0 -> "";
          case 1 -> words[at] + " " + words[at];
          case 2 -> piece();
          default -> words[tape.below(words.length)];
        };
    return String.join("", words);
  }
}
