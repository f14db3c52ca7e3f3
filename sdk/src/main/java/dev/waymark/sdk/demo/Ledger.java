package dev.waymark.sdk.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Outside effects in a file, one line each: key, action, result, parted by tabs. It outlives the
/// process that writes it, and several processes may write it: a line is appended and forced to the
/// disk under the file's lock.
public final class Ledger {
  private final Path file;
  private final List<Entry> known = new ArrayList<>();
  private long read;

  public record Entry(String key, String action, String result) {}

  public Ledger(Path file) {
    this.file = file;
  }

  /// Has the effect unless it was had under this key before; gives its result in either case.
  public synchronized String effect(String key, String action, String result) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      readOn(channel);
      Optional<Entry> before = known.stream().filter(entry -> entry.key.equals(key)).findFirst();
      if (before.isPresent()) {
        return before.get().result();
      }
      append(channel, new Entry(key, action, result));
      return result;
    }
  }

  private void append(FileChannel channel, Entry entry) throws IOException {
    String line = "%s\t%s\t%s\n".formatted(entry.key, entry.action, entry.result);
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    channel.position(read);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
    known.add(entry);
    read = channel.position();
  }

  /// Reads what others have appended. A last line without an end was torn by a crash: its effect
  /// was not had, and is written over.
  private void readOn(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, channel.size() - read));
    channel.position(read);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // until the end
    }
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    int end = text.lastIndexOf('\n') + 1;
    text.substring(0, end).lines().forEach(line -> known.add(entry(line)));
    read += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    channel.truncate(read);
  }

  private static Entry entry(String line) {
    String[] parts = line.split("\t", -1);
    if (parts.length != 3) {
      throw new IllegalStateException("no line of a ledger: " + line);
    }
    return new Entry(parts[0], parts[1], parts[2]);
  }

  /// Every effect so far, oldest first.
  public synchronized List<Entry> entries() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      readOn(channel);
    }
    return List.copyOf(known);
  }

  /// Effects whose key starts so and was used before: what must not be.
  public long repeated(String keyPrefix) throws IOException {
    List<String> keys =
        entries().stream().map(Entry::key).filter(key -> key.startsWith(keyPrefix)).toList();
    return keys.size() - keys.stream().distinct().count();
  }
}
