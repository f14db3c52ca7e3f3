package dev.waymark.cli.run;

import dev.waymark.engine.store.NodeId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One runtime in a process of its own. Its standard output carries reports, its standard input
/// what it shall do; when that ends, it stops gracefully.
final class ChildProcess {
  private final NodeId node;
  private final Process process;
  private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();

  private ChildProcess(NodeId node, Process process) {
    this.node = node;
    this.process = process;
  }

  static ChildProcess start(ChildOrder order) {
    try {
      var process =
          new ProcessBuilder(commandLine()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      var child = new ChildProcess(order.node(), process);
      Thread.ofPlatform().daemon().name("waymark-reports").start(child::read);
      var in = process.getOutputStream();
      in.write(order.text().getBytes(StandardCharsets.UTF_8));
      in.flush();
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> commandLine() {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss16m", "-Xlog:disable"));
    line.add("--enable-native-access=ALL-UNNAMED");
    var aot = System.getProperty("waymark.aot", "");
    if (!aot.isEmpty() && Files.exists(Path.of(aot))) {
      line.add("-XX:AOTCache=" + aot);
    }
    for (var name : List.of("waymark.home", "waymark.python")) {
      var value = System.getProperty(name);
      if (value != null) {
        line.add("-D%s=%s".formatted(name, value));
      }
    }
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.addAll(List.of("dev.waymark.cli.Main", ChildRuntime.COMMAND));
    return line;
  }

  private void read() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        Report.read(line).ifPresent(reports::add);
      }
    } catch (IOException _) {
      // The pipe broke: the process has ended, which the supervisor sees by itself.
    }
  }

  NodeId node() {
    return node;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// The next report, or null when none comes in time.
  @Nullable Report poll(long millis) throws InterruptedException {
    return reports.poll(millis, TimeUnit.MILLISECONDS);
  }

  int awaitExit() throws InterruptedException {
    return process.waitFor();
  }

  /// SIGKILL, and waits until the process is gone.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /// Ends its input; kills it when it has not gone in time.
  void stop(long millis) throws InterruptedException {
    try {
      process.getOutputStream().close();
    } catch (IOException _) {
      // It has gone already.
    }
    if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      kill();
    }
  }
}
