package dev.waymark.engine.canary;

import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/// Reads what is different at every start or on every machine, once per method.
public final class Ambient {
  long nanos() {
    return System.nanoTime();
  }

  long millis() {
    return System.currentTimeMillis();
  }

  int identity(Object value) {
    return System.identityHashCode(value);
  }

  Object environment() {
    return System.getenv();
  }

  double sine(double x) {
    return Math.sin(x);
  }

  double power(double x) {
    return Math.pow(x, x);
  }

  double random() {
    return Math.random();
  }

  UUID uuid() {
    return UUID.randomUUID();
  }

  Instant now() {
    return Instant.now();
  }

  Clock clock() {
    return Clock.systemUTC();
  }

  Thread thread() {
    return Thread.currentThread();
  }

  int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  Locale locale() {
    return Locale.getDefault();
  }

  Charset charset() {
    return Charset.defaultCharset();
  }

  Stream<String> parallel(Collection<String> names) {
    return names.parallelStream();
  }
}
