package dev.waymark.sdk;

import dev.waymark.engine.kernel.Machinery;
import java.util.Optional;

/// The machine as a node uses it; children run the programs of the catalog.
record CatalogMachinery(Catalog catalog) implements Machinery {
  @Override
  public Optional<ProgramReference> current(String workflow) {
    return catalog.find(workflow).map(entry -> new ProgramReference(entry.hash(), entry.source()));
  }
}
