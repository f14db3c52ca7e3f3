package dev.waymark.corpus;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The oracle: one CPython process that executes the Python cases on real asyncio over a virtual
/// clock. Each line of the conversation is one datum; for each attempt it asks here for the stub's
/// answer, so that stubs have one meaning for all executors.
public final class CPython implements Executor {
  private final Pythons.@Nullable Found python;
  private final List<String> arguments;
  private @Nullable Conversation conversation;

  private CPython(Pythons.@Nullable Found python, List<String> arguments) {
    this.python = python;
    this.arguments = arguments;
  }

  /// With a stand-in for the package `waymark`, whose meanings are plain asyncio.
  public static CPython find() {
    return new CPython(Pythons.find().orElse(null), List.of());
  }

  /// With the package itself, from this folder, and its `inline()`.
  static CPython withPackage(Path folder) {
    return new CPython(Pythons.find().orElse(null), List.of(folder.toString()));
  }

  @Override
  public boolean takes(RunCase run) {
    return run.golden().dialect() == Dialect.PYTHON;
  }

  @Override
  public Optional<String> hindrance(RunCase run) {
    if (python == null) {
      return Optional.of("no CPython 3.12 or 3.11: looked in " + Pythons.LOOKED_IN);
    }
    boolean differs = run.needs(RunCase.Need.PYTHON_3_12) && !python.is312();
    return differs
        ? Optional.of("CPython 3.12 gives another outcome than " + python.command())
        : Optional.empty();
  }

  @Override
  public boolean compiles() {
    return false;
  }

  @Override
  public boolean isReferenceFor(RunCase run) {
    return takes(run) && arguments.isEmpty();
  }

  @Override
  public Outcome execute(RunCase run) {
    var talk = talk();
    var request = new LinkedHashMap<String, Datum>();
    request.put("name", Datum.of(run.name()));
    request.put("source", Datum.of(run.golden().source()));
    request.put("workflow", Datum.of(run.workflow()));
    request.put("input", Datum.dict(run.input()));
    talk.say(Datum.dict(request));
    var script = run.script();
    var calls = new ArrayList<ActionCall>();
    while (true) {
      var said = Datum.fields(talk.hear());
      var action = said.get("call");
      if (action == null) {
        return outcome(run, said, calls);
      }
      var call = new ActionCall(string(action), Datum.fields(part(said, "arguments")));
      calls.add(call);
      talk.say(answer(script.answer(call)));
    }
  }

  private Conversation talk() {
    var begun = conversation == null ? Conversation.with(command(), arguments) : conversation;
    conversation = begun;
    return begun;
  }

  private String command() {
    if (python == null) {
      throw new IllegalStateException("no CPython was found");
    }
    return python.command();
  }

  private static Datum answer(StubScript.Reply reply) {
    var takes = Datum.of(reply.takes().toMillis());
    return switch (reply) {
      case StubScript.Reply.Returns(var value, _) ->
          Datum.dict(Map.of("takes", takes, "returns", value));
      case StubScript.Reply.Raises(var error, _) ->
          Datum.dict(Map.of("takes", takes, "raises", error));
    };
  }

  private static Outcome outcome(RunCase run, Map<String, Datum> said, List<ActionCall> calls) {
    if (said.containsKey("fault")) {
      throw new IllegalStateException(run.name() + ": " + string(part(said, "fault")));
    }
    var trace = new Outcome.Trace(calls, logs(part(said, "logs")));
    var value = said.get("result");
    if (value != null) {
      return new Outcome.Returned(value, trace);
    }
    var message = string(part(said, "message"));
    return new Outcome.Failed(part(said, "error"), Optional.of(message), trace);
  }

  private static List<LogLine> logs(Datum logs) {
    return ((Datum.Array) logs)
        .items().stream()
            .map(Datum::fields)
            .map(line ->
                new LogLine(
                    string(part(line, "level")),
                    string(part(line, "message")),
                    Datum.fields(part(line, "fields"))))
            .toList();
  }

  private static Datum part(Map<String, Datum> fields, String name) {
    var part = fields.get(name);
    if (part == null) {
      throw new IllegalStateException("no " + name + " in " + fields);
    }
    return part;
  }

  private static String string(Datum datum) {
    return ((Datum.Str) datum).value();
  }

  @Override
  public void close() {
    if (conversation != null) {
      conversation.end();
    }
  }

  private record Conversation(Process process, BufferedWriter out, BufferedReader in) {

    static Conversation with(String python, List<String> arguments) {
      try (var program = CPython.class.getResourceAsStream("oracle.py")) {
        if (program == null) {
          throw new IllegalStateException("oracle.py is not on the class path");
        }
        var source = new String(program.readAllBytes(), StandardCharsets.UTF_8);
        var command = new ArrayList<>(List.of(python, "-W", "ignore", "-X", "utf8", "-c", source));
        command.addAll(arguments);
        var process =
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new Conversation(
            process,
            new BufferedWriter(
                new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8)),
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void say(Datum datum) {
      try {
        out.write(Datum.text(datum));
        out.newLine();
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException("the oracle has ended", e);
      }
    }

    Datum hear() {
      try {
        var line = in.readLine();
        if (line == null) {
          throw new IllegalStateException("the oracle has ended; its last words stand above");
        }
        return Datum.parse(line);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void end() {
      process.destroy();
    }
  }
}
