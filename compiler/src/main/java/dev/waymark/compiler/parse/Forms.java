package dev.waymark.compiler.parse;

import static dev.waymark.grammar.WaymarkLexer.*;

import org.jspecify.annotations.Nullable;

/// How a line that begins with a word of the language is written.
final class Forms {
  private Forms() {}

  static @Nullable String of(Line line) {
    var opener = line.opener();
    var field = opener == null ? null : field(opener.first().getType());
    if (field != null) {
      return field;
    }
    var python = python(line.first().getType());
    return python != null ? python : waymark(line.first().getType());
  }

  static boolean isField(Line line) {
    var opener = line.opener();
    return opener != null && field(opener.first().getType()) != null;
  }

  /// Lines in the block of a declaration.
  private static @Nullable String field(int opener) {
    return switch (opener) {
      case RECORD, ERROR -> "name: type` or `name: type = default";
      case ENUM -> "NAME` or `NAME = value";
      case ACTION -> "setting: value";
      default -> null;
    };
  }

  private static @Nullable String python(int first) {
    return switch (first) {
      case IF -> "if condition:";
      case ELIF -> "elif condition:";
      case WHILE -> "while condition:";
      case FOR -> "for name in values:";
      case WITH -> "with value as name:";
      case EXCEPT -> "except Error as name:";
      case MATCH -> "match value:";
      case CASE -> "case pattern:";
      case DEF -> "def name(parameters) -> type:";
      case CLASS -> "class Name:";
      case FROM -> "from module import name";
      case IMPORT -> "import module";
      case GLOBAL -> "global name";
      case NONLOCAL -> "nonlocal name";
      case TYPE -> "type Name = type";
      default -> null;
    };
  }

  private static @Nullable String waymark(int first) {
    return switch (first) {
      case WORKFLOW -> "workflow name(parameters) -> type:";
      case ACTION -> "action name(parameters) -> type";
      case RECORD -> "record Name:";
      case ERROR -> "error Name` or `error Name(Parent):";
      case ENUM -> "enum Name:";
      case SCHEDULE -> "schedule name runs workflow(…) cron \"0 3 * * *\" zone \"Europe/Vienna\"";
      case TEST -> "test \"what is expected\":";
      case SIGNAL -> "signal name: Type";
      case UNDO -> "undo await action(…)";
      case PARALLEL -> "parallel for name in values limit 20:";
      case WITHIN -> "within 5m:";
      case STUB -> "stub action returns value` or `stub action raises Error()";
      case RUN -> "run workflow(…) as name";
      case BEGIN -> "start workflow(…) as name";
      case ADVANCE -> "advance 5m";
      case CRASH -> "crash everywhere` or `crash before action";
      case EXPECT -> "expect condition";
      case ALWAYS -> "always condition";
      case AT_END -> "finally condition";
      case ANY -> "any name: Type seeds 200";
      case SEND -> "signal name with value";
      default -> null;
    };
  }
}
