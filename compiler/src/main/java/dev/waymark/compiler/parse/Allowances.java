package dev.waymark.compiler.parse;

import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Fix;
import dev.waymark.compiler.diagnostic.Severity;
import dev.waymark.compiler.diagnostic.SourceText;
import dev.waymark.compiler.diagnostic.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/// `# wm: allow WM403 - reason` at the end of a line: the author knows better than this warning.
///
/// It silences warnings that begin on its line, never an error; one that silences nothing is itself
/// warned about, so that none outlives what it was for.
public final class Allowances {
  private static final Pattern ALLOW = Pattern.compile("#\\s*wm:\\s*allow\\b(.*)");
  private static final Pattern CODE = Pattern.compile("\\s*,?\\s*([A-Za-z]\\w*)");
  private static final Pattern REASON = Pattern.compile("\\s+(?:-|–|—)\\s+\\S.*");

  /// Codes that are an error in one place and a warning in another.
  private static final List<Code> MAY_BE_WARNINGS = List.of(Code.WM402, Code.WM503);

  private final SourceText source;
  private final List<Diagnostic> left;

  private Allowances(SourceText source, List<Diagnostic> found) {
    this.source = source;
    this.left = new ArrayList<>(found);
  }

  /// What is left of a compilation's diagnostics, and what is wrong with the allowances of its
  /// files.
  public static List<Diagnostic> apply(List<SourceText> sources, List<Diagnostic> found) {
    var left = found;
    for (var source : sources) {
      left = source.text().contains("allow") ? new Allowances(source, left).apply() : left;
    }
    return left;
  }

  private List<Diagnostic> apply() {
    var said = new ArrayList<Diagnostic>();
    for (var comment : Words.comments(source)) {
      var matcher = ALLOW.matcher(comment.getText());
      if (matcher.lookingAt()) {
        allow(comment, comment.getStartIndex() + matcher.start(1), matcher.group(1), said);
      }
    }
    left.addAll(said);
    left.sort(
        Comparator.comparing((Diagnostic diagnostic) -> diagnostic.span().file())
            .thenComparing(diagnostic -> diagnostic.span().start()));
    return left;
  }

  private void allow(Token comment, int start, String rest, List<Diagnostic> said) {
    var span = Words.span(source, comment);
    int at = 0;
    boolean any = false;
    var matcher = CODE.matcher(rest);
    while (matcher.find(at) && matcher.start() == at) {
      int from = start + matcher.start(1);
      code(matcher.group(1), source.span(from, from + matcher.group(1).length()), span, said);
      any = true;
      at = matcher.end();
    }
    if (!any || !REASON.matcher(rest.substring(at)).matches()) {
      said.add(
          Diagnostic.of(Code.WM119, span, "a `wm: allow` needs a known warning and a reason")
              .help("write `# wm: allow WM403 - why it is right here`"));
    }
  }

  private void code(String written, Span span, Span comment, List<Diagnostic> said) {
    var known = Arrays.stream(Code.values()).filter(c -> c.name().equals(written)).findFirst();
    if (known.isEmpty()) {
      var names = Arrays.stream(Code.values()).map(Code::name).toList();
      said.add(
          Diagnostic.of(Code.WM119, span, "there is no warning `" + written + "`")
              .didYouMean(written, names));
      return;
    }
    var code = known.get();
    if (code.severity() == Severity.ERROR && !MAY_BE_WARNINGS.contains(code)) {
      said.add(
          Diagnostic.of(Code.WM119, span, "`" + written + "` is an error and cannot be allowed")
              .help("mend what it says"));
    } else if (!left.removeIf(diagnostic -> isSilenced(diagnostic, code, comment))) {
      said.add(
          Diagnostic.of(Code.WM118, comment, "this `wm: allow` silences nothing")
              .help("strike it")
              .fix(Fix.replace(withBlanks(comment), "")));
    }
  }

  private static boolean isSilenced(Diagnostic diagnostic, Code code, Span comment) {
    return diagnostic.code() == code
        && diagnostic.severity() == Severity.WARNING
        && diagnostic.span().file().equals(comment.file())
        && diagnostic.span().line() == comment.line();
  }

  /// The comment and the blanks before it.
  private Span withBlanks(Span comment) {
    int start = comment.start().offset();
    while (start > 0 && (source.at(start - 1) == ' ' || source.at(start - 1) == '\t')) {
      start--;
    }
    return source.span(start, comment.end().offset());
  }
}
