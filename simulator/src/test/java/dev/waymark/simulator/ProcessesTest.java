package dev.waymark.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Payload;
import dev.waymark.ir.json.ProgramJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Equal seeds give equal traces in other processes too: what iterates by identity or by a salt of
/// the process can be seen in no other way.
class ProcessesTest {
  private static final String PROGRAM =
      Payload.of(
              ProgramJson.write(
                  ExampleWorlds.compileText(
                          """
                          action a(n: int) -> str

                          workflow top() -> dict[str, int]:
                              seen = {}
                              for letter in ["b", "a", "c"]:
                                  seen[letter.upper()] = await a(len(seen))
                              names = {x.lower() for x in seen}
                              return {x: len(names) for x in seen}
                          """)
                      .getFirst()
                      .program()))
          .json();

  private static String elsewhere(String flags) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:+UnlockExperimentalVMOptions"));
    command.addAll(List.of(flags.split(" ")));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), SeedHashes.class.getName(), PROGRAM));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:hashCode=0 -XX:TieredStopAtLevel=1 -Duser.language=tr -Duser.country=TR",
        "-XX:hashCode=1 -XX:TieredStopAtLevel=1 -Duser.timezone=Asia/Kolkata",
        "-XX:hashCode=2 -XX:TieredStopAtLevel=1 -Dfile.encoding=ISO-8859-1",
        "-XX:hashCode=3 -XX:+UseParallelGC -Duser.language=ar -Duser.country=EG",
        "-XX:hashCode=4 -Xint -XX:+UseSerialGC -Duser.timezone=America/St_Johns",
        "-XX:hashCode=5 -XX:TieredStopAtLevel=1 -Xmx96m -XX:+UseSerialGC -Dline.separator=|"
      })
  void equalSeedsGiveEqualTracesInEveryProcess(String flags)
      throws IOException, InterruptedException {
    assertThat(elsewhere(flags)).isEqualTo(SeedHashes.of(PROGRAM));
  }

  @Test
  void theHashesTellRunsApart() {
    assertThat(List.of(SeedHashes.of(PROGRAM).split(" "))).hasSize(6).doesNotHaveDuplicates();
  }
}
