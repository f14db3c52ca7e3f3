package dev.waymark.postgres.node;

import dev.waymark.engine.kernel.Output;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.work.WorkerEvent;

/// What a runtime node tells its owner. Called from the node's own threads: must not block.
public interface NodeListener {
  NodeListener SILENT = new NodeListener() {};

  /// The node's incarnation from now on; again after it was buried.
  default void booted(NodeId node) {}

  /// A commit of this node has ended it; its outcome can be read.
  default void ended(InstanceId instance) {}

  default void notice(Output.Notice notice) {}

  /// Progress, a line that an action wrote, a worker that came or died.
  default void worker(WorkerEvent event) {}

  /// A bug of ours. Where the kernel itself has failed, another incarnation is booted.
  default void fault(Throwable fault) {}
}
