package dev.waymark.cli.run;

import dev.waymark.engine.kernel.Output;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.engine.work.WorkerEvent;
import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.DatabaseAddress.Origin;
import dev.waymark.postgres.DatabaseUnavailable;
import dev.waymark.postgres.node.NodeListener;
import dev.waymark.sdk.CompilationFailed;
import dev.waymark.sdk.Waymark;
import dev.waymark.sdk.Workflows;
import dev.waymark.sdk.actions.ActionJar;
import dev.waymark.sdk.python.PythonMissing;
import dev.waymark.sdk.python.WorkerModuleFailed;
import dev.waymark.sdk.work.WorkListener;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The child process of `run`: a runtime node and its workers, which report on standard output and
/// stop when standard input ends. What anything else prints goes to standard error.
public final class ChildRuntime {
  /// The word that starts this instead of a command.
  public static final String COMMAND = "runtime-of-run";

  private final PrintStream reports;
  private final Map<String, Delivery> deliveries = new ConcurrentHashMap<>();

  private ChildRuntime(PrintStream reports) {
    this.reports = reports;
  }

  /// Runs until the supervisor ends the input; answers the exit code.
  public static int run(Map<String, String> environment) throws Exception {
    var child = new ChildRuntime(System.out);
    System.setOut(System.err);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var line = in.readLine();
    return line == null ? 0 : child.serve(ChildOrder.read(line), in, environment);
  }

  private int serve(ChildOrder order, BufferedReader in, Map<String, String> environment)
      throws Exception {
    try (var actions = ActionBinding.of(order.actions(), Path.of(order.state()), environment);
        var waymark = build(order, actions)) {
      waymark.start();
      while (in.readLine() != null) {
        // Nothing is said after the order: the end of the input is the sign to stop.
      }
      return 0;
    } catch (DatabaseUnavailable e) {
      return failed(e.code(), String.valueOf(e.getMessage()), e.lookedIn(), e.remedy());
    } catch (PythonMissing e) {
      return failed(
          "WMR17",
          "no Python 3.11 or newer",
          String.join(", ", e.looked()),
          "install Python 3.11 or newer, or set VIRTUAL_ENV");
    } catch (WorkerModuleFailed | ActionJar.Unusable e) {
      return failed("WMR12", String.valueOf(e.getMessage()), "", "");
    }
  }

  private Waymark build(ChildOrder order, ActionBinding actions) throws CompilationFailed {
    var address = DatabaseAddress.parse(order.database(), Origin.PROJECT);
    var builder =
        Waymark.builder()
            .database(() -> address)
            .schema(order.schema())
            .workflows(Workflows.files(Path.of(order.sourceRoot()), order.path()))
            .actions(actions.owners().toArray())
            .node(order.node())
            .only(order.root())
            .workListener(new Work())
            .nodeListener(new Node());
    for (var python : actions.python()) {
      builder.python(python, this::said);
    }
    return builder.build();
  }

  private int failed(String code, String message, String lookedIn, String remedy) {
    tell(new Report.Failed(code, message, lookedIn, remedy));
    return 3;
  }

  private void said(String line) {
    tell(new Report.Said(line));
  }

  private void tell(Report report) {
    synchronized (reports) {
      reports.println(report.line());
      reports.flush();
    }
  }

  /// Listens to workers.
  private final class Work implements WorkListener {
    @Override
    public void delivered(Delivery delivery) {
      deliveries.put(delivery.token(), delivery);
    }

    @Override
    public void heard(WorkerEvent event) {
      switch (event) {
        case WorkerEvent.Begun(var token, _) -> {
          var delivery = deliveries.get(token);
          if (delivery != null) {
            tell(
                new Report.Begun(
                    delivery.instance(),
                    delivery.call().toString(),
                    delivery.attempt(),
                    delivery.number()));
          }
        }
        case WorkerEvent.Offered(var offers) ->
            tell(new Report.Offered(offers.stream().map(Offer::identity).toList()));
        case WorkerEvent.Ended(var token, _) -> deliveries.remove(token);
        case WorkerEvent.Lost(var token, _, _) -> deliveries.remove(token);
        case WorkerEvent.Noted(var worker, var text) ->
            tell(new Report.Noticed("WORKER", worker + ": " + text));
        case WorkerEvent.Logged(_, var level, var logger, var message, _) ->
            tell(new Report.Said("%s %s %s".formatted(level, logger, message)));
        case WorkerEvent.Progress _ -> {}
      }
    }
  }

  /// Listens to the node.
  private final class Node implements NodeListener {
    @Override
    public void booted(NodeId node) {
      tell(new Report.Booted(node.toString()));
    }

    @Override
    public void notice(Output.Notice notice) {
      tell(new Report.Noticed(notice.kind().name(), notice.text()));
    }

    @Override
    public void fault(Throwable fault) {
      tell(new Report.Noticed("FAULT", fault.toString()));
    }
  }
}
