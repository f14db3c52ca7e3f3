package dev.waymark.sdk.canary;

import java.io.PrintStream;
import java.sql.Statement;
import java.util.ServiceLoader;
import org.antlr.v4.runtime.Token;

/// What has one home, and stands elsewhere: a parser's token, SQL, a standard stream, a main, a
/// service loader.
public final class Misplaced {
  Misplaced() {}

  interface Sql {
    Statement statement();
  }

  interface Antlr {
    Token token();
  }

  static final class Streams {
    PrintStream out() {
      return System.out;
    }
  }

  static final class Front {
    public static void main(String[] args) {}
  }

  static final class Services {
    ServiceLoader<Runnable> all() {
      return ServiceLoader.load(Runnable.class);
    }
  }
}
