package dev.waymark.sdk.python;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// One process of the worker program, until it is connected: started with a one-time token, heard
/// line by line, and let in when it shows the token.
final class WorkerProcess {
  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration HELLO = Duration.ofSeconds(10);
  private static final int LAST_LINES = 20;

  private final Process process;
  private final Thread output;
  private final Deque<String> lastLines = new ArrayDeque<>();

  /// A worker that has said hello, with its open connection.
  record Admitted(WorkerProcess process, Socket socket, DataInputStream in, Messages.Hello hello) {}

  private WorkerProcess(Process process, Consumer<String> lines) {
    this.process = process;
    output = Thread.ofVirtual().name("waymark-output").start(() -> hear(lines));
  }

  private void hear(Consumer<String> lines) {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        synchronized (lastLines) {
          lastLines.addLast(line);
          if (lastLines.size() > LAST_LINES) {
            lastLines.removeFirst();
          }
        }
        lines.accept(line);
      }
    } catch (IOException _) {
      // the process is gone, and its pipe with it
    }
  }

  /// Starts the program and waits until it has said hello.
  static Admitted start(PythonSettings settings, String name, Consumer<String> lines)
      throws IOException, WorkerModuleFailed, InterruptedException {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    String token = HexFormat.of().formatHex(secret);
    try (var listener = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
      WorkerProcess started =
          new WorkerProcess(builder(settings, name, token, listener.getLocalPort()).start(), lines);
      try {
        return started.admit(listener, token, name);
      } catch (IOException | WorkerModuleFailed | InterruptedException e) {
        started.kill();
        throw e;
      }
    }
  }

  private static ProcessBuilder builder(
      PythonSettings settings, String name, String token, int port) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(settings.python().executable().toString(), "-u", "-P"));
    command.addAll(List.of("-X", "utf8", "-m", "waymark.worker"));
    command.addAll(List.of("--root", settings.root().toAbsolutePath().toString()));
    settings.modules().forEach(module -> command.addAll(List.of("--module", module)));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    String given = environment.getOrDefault("PYTHONPATH", "");
    String own = PythonSettings.packagePath().toString();
    environment.put("PYTHONPATH", given.isEmpty() ? own : own + ":" + given);
    settings
        .cache()
        .ifPresent(
            cache -> environment.put("PYTHONPYCACHEPREFIX", cache.toAbsolutePath().toString()));
    environment.put("WAYMARK_WORKER_ENDPOINT", "tcp:127.0.0.1:" + port);
    environment.put("WAYMARK_WORKER_TOKEN", token);
    environment.put("WAYMARK_WORKER_NAME", name);
    return builder;
  }

  private Admitted admit(ServerSocket listener, String token, String name)
      throws IOException, WorkerModuleFailed, InterruptedException {
    listener.setSoTimeout(50);
    long end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end) {
      Optional<Admitted> admitted = accept(listener, token, name);
      if (admitted.isPresent()) {
        return admitted.get();
      }
      if (!process.isAlive()) {
        output.join();
        if (process.exitValue() == 2 || process.exitValue() == 1) {
          throw new WorkerModuleFailed(lastLine());
        }
        throw new IOException("ended with %d: %s".formatted(process.exitValue(), lastLine()));
      }
    }
    throw new IOException("did not connect within " + START.toSeconds() + " s");
  }

  private Optional<Admitted> accept(ServerSocket listener, String token, String name)
      throws IOException {
    Socket socket;
    try {
      socket = listener.accept();
    } catch (SocketTimeoutException _) {
      return Optional.empty();
    }
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) HELLO.toMillis());
      DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      JsonNode message = Frames.read(in);
      Messages.Hello hello = Messages.hello(message, token, name);
      if (hello.refusal().isEmpty()) {
        return Optional.of(new Admitted(this, socket, in, hello));
      }
      var out = new DataOutputStream(socket.getOutputStream());
      Frames.write(out, Messages.refused(hello.refusal().get()));
    } catch (IOException _) {
      // a stranger, or a worker that cannot speak: the process's own end says more
    }
    socket.close();
    return Optional.empty();
  }

  String lastLine() {
    synchronized (lastLines) {
      return lastLines.isEmpty() ? "(it said nothing)" : lastLines.getLast();
    }
  }

  long pid() {
    return process.pid();
  }

  void kill() {
    process.destroyForcibly();
  }

  /// How it ended, in words; kills what does not end by itself.
  String end(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
      process.waitFor();
    }
    output.join();
    int code = process.exitValue();
    return code > 128 ? "signal " + (code - 128) : "exit " + code;
  }
}
