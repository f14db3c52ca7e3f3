package dev.waymark.compiler.parse;

import dev.waymark.compiler.ast.Dialect;
import dev.waymark.compiler.ast.SourceFile;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.SourceText;
import dev.waymark.grammar.WaymarkParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/// Text to tree. Never fails: what cannot be understood is left out and said in a diagnostic.
///
/// Recovery is by line. Each statement at the top is parsed by itself; where the grammar stops, the
/// line that stopped it is reported, replaced by one placeholder word, and the statement is parsed
/// again, until nothing stops it. So every further mistake is found in its proper surroundings, and
/// none is a consequence of another.
public final class Parser {
  /// More mistakes than this in one statement are not worth the reader's time, nor ours.
  private static final int MOST_MISTAKES = 50;

  private final SourceText source;
  private final Dialect dialect;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private Parser(SourceText source) {
    this.source = source;
    this.dialect = Dialect.of(source.file());
  }

  /// The dialect is told by the file's name.
  public static Parsed parse(SourceText source) {
    return new Parser(source).parse();
  }

  private Parsed parse() {
    var lines = new Layout(source, dialect, diagnostics).lines();
    var body = new ArrayList<Statement>();
    for (var stretch : Stretch.of(lines)) {
      body.addAll(statements(stretch));
    }
    var ast = new SourceFile(source.file(), dialect, body, source.whole());
    diagnostics.sort(Comparator.comparing(d -> d.span().start()));
    return new Parsed(ast, diagnostics);
  }

  private List<Statement> statements(Stretch stretch) {
    int before = diagnostics.size();
    for (int mistakes = 0; mistakes < MOST_MISTAKES; mistakes++) {
      var tokens = stretch.tokens();
      try {
        var contexts = contexts(tokens);
        if (mistakes > 0 && isOpaque(stretch)) {
          return opaque(stretch, before);
        }
        var draft = new Draft(source, dialect, tokens, diagnostics);
        return new StatementBuilder(draft).statements(contexts);
      } catch (ParseCancellationException stopped) {
        if (!report(stretch, tokens, stopped)) {
          return List.of();
        }
      }
    }
    return List.of();
  }

  /// Answers whether there is a line that can be set aside.
  private boolean report(Stretch stretch, List<Token> tokens, ParseCancellationException stopped) {
    var word = stoppedAt(stopped);
    var line = stretch.lineOf(word);
    if (line == null || line.broken()) {
      return false;
    }
    line.markBroken();
    var messages = new SyntaxMessages(source, dialect, tokens);
    diagnostics.add(
        stopped instanceof GuardedParser.TooDeep
            ? messages.tooDeep(line)
            : messages.describe(line, word));
    return true;
  }

  private static Token stoppedAt(ParseCancellationException stopped) {
    if (stopped instanceof GuardedParser.TooDeep deep) {
      return deep.word();
    }
    if (stopped.getCause() instanceof RecognitionException cause) {
      return cause.getOffendingToken();
    }
    throw new IllegalStateException("the parser stopped without a word", stopped);
  }

  /// In Python, what stands outside all workflows may be written in a newer language than ours.
  private boolean isOpaque(Stretch stretch) {
    return dialect == Dialect.PYTHON && stretch.lines().stream().noneMatch(Parser::isOfWorkflow);
  }

  private static boolean isOfWorkflow(Line line) {
    return switch (line.first().getType()) {
      case WaymarkParser.AT -> line.mentions("workflow");
      case WaymarkParser.CLASS -> line.mentions("Workflow");
      default -> false;
    };
  }

  /// Its mistakes become one note; those of its layout stay, as they may concern others.
  private List<Statement> opaque(Stretch stretch, int before) {
    var mistakes = diagnostics.subList(before, diagnostics.size());
    var first = mistakes.getFirst();
    mistakes.clear();
    var lines = stretch.lines();
    var span = Words.span(source, lines.getFirst().first(), lines.getLast().last());
    diagnostics.add(
        Diagnostic.of(Code.WM105, first.span(), "this block is no Python 3.12; it was skipped")
            .label(first.message())
            .note("it stands outside all workflows, so nothing of it is compiled"));
    return List.of(new Statement.Opaque(span));
  }

  private List<WaymarkParser.StatementContext> contexts(List<Token> tokens) {
    var stream = new CommonTokenStream(new ListTokenSource(tokens, source.file()));
    try {
      return contexts(stream, PredictionMode.SLL);
    } catch (GuardedParser.TooDeep deep) {
      throw deep;
    } catch (ParseCancellationException stopped) {
      return contexts(stream, PredictionMode.LL);
    }
  }

  private List<WaymarkParser.StatementContext> contexts(
      CommonTokenStream stream, PredictionMode mode) {
    stream.seek(0);
    var parser = new GuardedParser(stream);
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(mode);
    return dialect == Dialect.WM ? parser.program().statement() : parser.module().statement();
  }
}
