package dev.waymark.sdk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private @TempDir Path folder;

  @Test
  void anEffectIsHadOncePerKeyAlsoByAnotherProcess() throws Exception {
    Path file = folder.resolve("ledger").resolve("trip");
    Ledger one = new Ledger(file);
    Ledger other = new Ledger(file);
    assertThat(one.effect("k1", "book", "r1")).isEqualTo("r1");
    assertThat(other.effect("k1", "book", "r2")).isEqualTo("r1");
    assertThat(other.effect("k2", "book", "r2")).isEqualTo("r2");
    assertThat(one.entries()).extracting(Ledger.Entry::key).containsExactly("k1", "k2");
    assertThat(Files.readString(file)).isEqualTo("k1\tbook\tr1\nk2\tbook\tr2\n");
  }

  @Test
  void aTornLineIsNoEffect() throws Exception {
    Path file = folder.resolve("trip");
    new Ledger(file).effect("k1", "book", "r1");
    Files.writeString(file, "k2\tbo", StandardOpenOption.APPEND);
    Ledger later = new Ledger(file);
    assertThat(later.effect("k2", "book", "r2")).isEqualTo("r2");
    assertThat(Files.readString(file)).isEqualTo("k1\tbook\tr1\nk2\tbook\tr2\n");
  }

  @Test
  void repeatedEffectsAreCounted() throws Exception {
    Path file = folder.resolve("trip");
    Files.writeString(file, "i1/a\tx\t1\ni1/a\tx\t1\ni2/a\tx\t1\n");
    assertThat(new Ledger(file).repeated("i1/")).isEqualTo(1);
    assertThat(new Ledger(file).repeated("i2/")).isZero();
  }

  @Test
  void manyThreadsShareIt() throws Exception {
    Ledger ledger = new Ledger(folder.resolve("trip"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = new ArrayList<java.util.concurrent.Future<String>>();
      for (int i = 0; i < 40; i++) {
        String key = "k" + i % 20;
        done.add(threads.submit(() -> ledger.effect(key, "book", "r")));
      }
      for (var future : done) {
        assertThat(future.get()).isEqualTo("r");
      }
    }
    assertThat(ledger.entries()).hasSize(20);
  }
}
