package dev.waymark.engine.codec;

import dev.waymark.engine.state.Instance;
import dev.waymark.engine.state.ProgramClasses;
import dev.waymark.engine.state.Timer;
import dev.waymark.engine.value.Call;
import dev.waymark.engine.value.Future;
import dev.waymark.engine.value.Gathering;
import dev.waymark.engine.value.NativeObject;
import dev.waymark.engine.value.Task;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Program;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The state of an instance as bytes, and back.
public final class SnapshotCodec {
  private static final int MAGIC = 'W';

  /// Of the format. A released one stays readable for ever.
  public static final int VERSION = 1;

  private SnapshotCodec() {}

  public static byte[] encode(Instance instance) {
    var out = new Output();
    out.octet(MAGIC);
    out.octet(VERSION);
    var graph = new GraphWriter(out);
    out.unsigned(instance.draws);
    out.unsigned(instance.calls);
    out.unsigned(instance.taskNumbers);
    out.unsigned(instance.timerNumbers);
    out.octet(instance.phase.ordinal());
    out.unsigned(instance.globals.length);
    for (var global : instance.globals) {
      graph.value(global);
    }
    graph.value(instance.main);
    graph.values(List.copyOf(instance.tasks.values()));
    graph.values(List.copyOf(instance.open.values()));
    timers(graph, instance.timers);
    graph.values(instance.undo);
    mailboxes(graph, instance);
    graph.optional(instance.cancelReason);
    out.flag(instance.overdue);
    ending(graph, instance.ending);
    graph.finish();
    return out.finish();
  }

  private static void timers(GraphWriter graph, List<Timer> timers) {
    graph.out.unsigned(timers.size());
    for (var timer : timers) {
      graph.out.signed(timer.due());
      graph.out.unsigned(timer.sequence());
      graph.out.octet(timer.kind().ordinal());
      graph.value(timer.target());
    }
  }

  private static void mailboxes(GraphWriter graph, Instance instance) {
    var out = graph.out;
    out.unsigned(instance.mailboxes.size());
    instance.mailboxes.forEach((name, payloads) -> {
      out.text(name);
      out.unsigned(payloads.size());
      payloads.forEach(out::blob);
    });
    out.unsigned(instance.receivers.size());
    for (var receiver : instance.receivers) {
      out.text(receiver.signal());
      graph.value(receiver.future());
    }
  }

  private static void ending(GraphWriter graph, Instance.@Nullable Ending ending) {
    var out = graph.out;
    switch (ending) {
      case null -> out.octet(0);
      case Instance.Ending.Result(var payload) -> {
        out.octet(1);
        out.blob(payload);
      }
      case Instance.Ending.Failure(var error, int function, int node) -> {
        out.octet(2);
        out.blob(error);
        out.unsigned(function);
        out.unsigned(node);
      }
      case Instance.Ending.Cancellation(var reason) -> {
        out.octet(3);
        out.text(reason);
      }
    }
  }

  /// Throws [SnapshotRejected] for bytes that are no snapshot of this program.
  public static Instance decode(Program program, ProgramClasses classes, byte[] bytes) {
    var in = new Input(bytes);
    if (in.octet() != MAGIC) {
      throw new SnapshotRejected("these bytes are no snapshot");
    }
    int version = in.octet();
    if (version != VERSION) {
      throw new SnapshotRejected("format version " + version + ", this is " + VERSION);
    }
    in.check();
    return read(in, program, classes);
  }

  /// What stands behind the header; apart from [#decode] so that tests can reach it past the
  /// checksum.
  private static Instance read(Input in, Program program, ProgramClasses classes) {
    var graph = new GraphReader(in, program, classes);
    var instance = new Instance();
    instance.draws = in.unsigned();
    instance.calls = in.unsigned();
    instance.taskNumbers = in.unsigned();
    instance.timerNumbers = in.unsigned();
    instance.phase = in.choice(Instance.Phase.values());
    int globals = in.count();
    instance.globals = new Value[globals];
    for (int i = 0; i < globals; i++) {
      instance.globals[i] = graph.optionalValue();
    }
    instance.main = graph.optionalValue(Task.class);
    for (int i = in.count(); i > 0; i--) {
      var task = graph.value(Task.class);
      instance.tasks.put(task.number, task);
    }
    for (int i = in.count(); i > 0; i--) {
      var call = graph.value(Call.class);
      instance.open.put(call.number, call);
    }
    for (int i = in.count(); i > 0; i--) {
      instance.timers.add(timer(graph));
    }
    instance.undo.addAll(graph.values());
    mailboxes(graph, instance);
    instance.cancelReason = graph.optionalText();
    instance.overdue = in.flag();
    instance.ending = ending(in, program);
    graph.finish();
    in.finish();
    return instance;
  }

  private static Timer timer(GraphReader graph) {
    long due = graph.in.signed();
    long sequence = graph.in.unsigned();
    var kind = graph.in.choice(Timer.Kind.values());
    Value target =
        switch (kind) {
          case RESOLVE, FAIL -> graph.value(Future.class);
          case RETRY, CALL_DEADLINE -> graph.value(Call.class);
          case EXPIRE -> graph.value(NativeObject.class);
          case WINDOW -> graph.value(Gathering.class);
          case DEADLINE, GRACE -> graph.value();
        };
    return new Timer(due, sequence, kind, target);
  }

  private static void mailboxes(GraphReader graph, Instance instance) {
    var in = graph.in;
    for (int i = in.count(); i > 0; i--) {
      var name = in.text();
      var payloads = new ArrayList<byte[]>();
      for (int j = in.count(); j > 0; j--) {
        payloads.add(in.blob());
      }
      instance.mailboxes.put(name, payloads);
    }
    for (int i = in.count(); i > 0; i--) {
      var signal = in.text();
      instance.receivers.add(new Instance.Receiver(signal, graph.value(Future.class)));
    }
  }

  private static Instance.@Nullable Ending ending(Input in, Program program) {
    int kind = in.octet();
    return switch (kind) {
      case 0 -> null;
      case 1 -> new Instance.Ending.Result(in.blob());
      case 2 -> {
        var error = in.blob();
        int function = in.index(program.functions().size());
        int nodes = program.functions().get(function).nodes().size();
        yield new Instance.Ending.Failure(error, function, in.index(nodes));
      }
      case 3 -> new Instance.Ending.Cancellation(in.text());
      default -> throw new SnapshotRejected("unknown ending " + kind);
    };
  }
}
