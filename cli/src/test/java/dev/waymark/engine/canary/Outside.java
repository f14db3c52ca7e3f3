package dev.waymark.engine.canary;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/// Names what belongs to the outside world, once per method.
public interface Outside {
  Path path();

  File file();

  URI address();

  Executor executor();
}
