package dev.waymark.sdk.work;

import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.WorkerEvent;

/// Hears what is handed to workers and what they say; for progress and logs. Called from any
/// thread, must not block.
public interface WorkListener {
  WorkListener SILENT =
      new WorkListener() {
        @Override
        public void delivered(Delivery delivery) {}

        @Override
        public void heard(WorkerEvent event) {}
      };

  void delivered(Delivery delivery);

  void heard(WorkerEvent event);
}
