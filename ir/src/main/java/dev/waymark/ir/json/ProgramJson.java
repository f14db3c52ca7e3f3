package dev.waymark.ir.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.waymark.ir.Argument;
import dev.waymark.ir.Constant;
import dev.waymark.ir.DebugTable;
import dev.waymark.ir.Expression;
import dev.waymark.ir.Node;
import dev.waymark.ir.Program;
import dev.waymark.ir.Type;
import dev.waymark.ir.TypeDefinition;
import dev.waymark.ir.Verifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes and reads the JSON form. Members stand in alphabetical order and every variant names
/// itself in `is`, so equal programs give equal bytes on every machine.
public final class ProgramJson {
  private static final int DEPTH_MAX = 2_000;
  private static final int NUMBER_MAX = 2 << 20;
  private static final int TEXT_MAX = 16 << 20;

  private static final List<Class<?>> VARIANTS =
      List.of(
          Node.class,
          Node.Target.class,
          Node.Callee.class,
          Node.Branches.class,
          Expression.class,
          Expression.Part.class,
          Expression.Clause.class,
          Argument.class,
          Constant.class,
          Type.class,
          TypeDefinition.class,
          TypeDefinition.ErrorBase.class);

  private static final JsonMapper MAPPER = mapper();

  private ProgramJson() {}

  /// What was read, or why it is no program of ours.
  public sealed interface Reading<T> {
    record Read<T>(T value) implements Reading<T> {}

    record Rejected<T>(String reason) implements Reading<T> {}
  }

  public static byte[] write(Program program) {
    return MAPPER.writeValueAsBytes(program);
  }

  public static byte[] write(DebugTable table) {
    return MAPPER.writeValueAsBytes(table);
  }

  /// Reads a program and verifies it.
  public static Reading<Program> readProgram(byte[] json) {
    return switch (read(json, Program.class)) {
      case Reading.Rejected<Program> rejected -> rejected;
      case Reading.Read<Program> read -> {
        if (read.value().version() != Program.LANGUAGE_VERSION) {
          yield new Reading.Rejected<>("language version " + read.value().version());
        }
        var findings = Verifier.findings(read.value());
        yield findings.isEmpty() ? read : new Reading.Rejected<>(String.join("; ", findings));
      }
    };
  }

  public static Reading<DebugTable> readDebugTable(byte[] json) {
    return read(json, DebugTable.class);
  }

  /// The identity of a program: SHA-256 of its JSON form, in hex.
  public static String hash(Program program) {
    return sha256(write(program));
  }

  /// SHA-256 in hex; the digest of a source in [DebugTable] is this of its UTF-8 bytes.
  public static String digest(String source) {
    return sha256(source.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static <T> Reading<T> read(byte[] json, Class<T> type) {
    try {
      return new Reading.Read<>(MAPPER.readValue(json, type));
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      return new Reading.Rejected<>(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static JsonMapper mapper() {
    var limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH_MAX)
            .maxNumberLength(NUMBER_MAX)
            .maxStringLength(TEXT_MAX)
            .build();
    var factory = JsonFactory.builder().streamReadConstraints(limits).build();
    var builder =
        JsonMapper.builder(factory)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    for (Class<?> variants : VARIANTS) {
      builder.addMixIn(variants, NamesItself.class);
    }
    return builder.build();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
  private interface NamesItself {}
}
