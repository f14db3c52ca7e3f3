package dev.waymark.cli.source;

import dev.waymark.cli.shell.Refusal;
import dev.waymark.compiler.Sources;
import dev.waymark.compiler.diagnostic.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The folder from which imports are followed: the nearest one with `pyproject.toml` or
/// `waymark.toml`, else the file's own.
public record SourceRoot(Path folder) {
  private static final List<String> MARKS = List.of("pyproject.toml", "waymark.toml");

  /// @param file absolute
  public static SourceRoot of(Path file) {
    var own = parent(file);
    for (var folder = own; folder != null; folder = folder.getParent()) {
      var here = folder;
      if (MARKS.stream().anyMatch(mark -> Files.exists(here.resolve(mark)))) {
        return new SourceRoot(folder);
      }
    }
    return new SourceRoot(own);
  }

  private static Path parent(Path file) {
    var parent = file.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("not an absolute path of a file: " + file);
    }
    return parent;
  }

  /// The path by which the compiler knows a file.
  public String path(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  public Sources sources() {
    return this::read;
  }

  private Optional<String> read(String path) {
    var file = folder.resolve(path);
    return Files.isRegularFile(file) ? Optional.of(text(file)) : Optional.empty();
  }

  /// The text of a file, which must be UTF-8.
  public static String text(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw Refusal.request(Code.WMR22, "cannot read %s (%s)".formatted(file, e.getMessage()));
    }
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    var result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw Refusal.request(
              Code.WMR22,
              "%s is not UTF-8: byte 0x%02x at offset %d"
                  .formatted(file, bytes[in.position()], in.position()))
          .tryThis("iconv -f LATIN1 -t UTF-8 " + file.getFileName());
    }
    return out.flip().toString();
  }
}
