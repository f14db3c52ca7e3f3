package dev.waymark.simulator;

import static dev.waymark.simulator.ScriptedMachine.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.simulator.ScriptedMachine.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Equal seeds give equal traces in other processes too: what iterates by identity or by a salt of
/// the process can be seen in no other way.
class ProcessesTest {
  /// Prints hashes of runs, for the test that starts it.
  static final class Hashes {
    private Hashes() {}

    public static void main(String[] arguments) {
      System.out.print(hashes());
    }
  }

  private static String hashes() {
    var setup = Worlds.world(3, 5, call("flaky"), call("a", "b"), new Stage.Sleep(3_000_000));
    var hashes = new ArrayList<String>();
    for (var seed = 1; seed <= 5; seed++) {
      hashes.add(Long.toHexString(World.run(setup, Choices.random(seed, 10)).trace().hash()));
    }
    return String.join(" ", hashes);
  }

  private static String elsewhere(String... flags) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Hashes.class.getName()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void equalSeedsGiveEqualTracesInEveryProcess() throws IOException, InterruptedException {
    var here = hashes();
    assertThat(
            elsewhere(
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=2",
                "-Duser.language=tr",
                "-Duser.timezone=Asia/Kolkata",
                "-XX:TieredStopAtLevel=1"))
        .isEqualTo(here);
    assertThat(elsewhere("-XX:+UseSerialGC", "-Dfile.encoding=ISO-8859-1")).isEqualTo(here);
  }
}
