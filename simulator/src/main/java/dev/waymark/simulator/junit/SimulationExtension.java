package dev.waymark.simulator.junit;

import dev.waymark.compiler.Compilation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Compiles once in a run of tests, and gives each test its own [Simulation].
final class SimulationExtension implements BeforeEachCallback, ParameterResolver {
  private static final Namespace OURS = Namespace.create(SimulationExtension.class);

  /// Here and not only where a parameter is resolved: JUnit would wrap the diagnostics.
  @Override
  public void beforeEach(ExtensionContext context) {
    compiled(context);
  }

  private static Compilation.Compiled compiled(ExtensionContext context) {
    var paths = List.of(annotation(context).workflows());
    return context
        .getRoot()
        .getStore(OURS)
        .computeIfAbsent(paths, WorkflowFiles::compile, Compilation.Compiled.class);
  }

  /// Of the test's class, or of the one around it.
  private static WaymarkTest annotation(ExtensionContext context) {
    for (var at = Optional.of(context); at.isPresent(); at = at.get().getParent()) {
      var found = at.get().getTestClass().map(type -> type.getAnnotation(WaymarkTest.class));
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new IllegalStateException(context.getUniqueId() + " has no @WaymarkTest");
  }

  /// Only for what belongs to one test: a simulation of a whole class would not be fresh.
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return (type == Simulation.class || type == Ledger.class)
        && context.getTestMethod().isPresent();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var simulation =
        context
            .getStore(OURS)
            .computeIfAbsent(
                Simulation.class, _ -> new Simulation(compiled(context)), Simulation.class);
    return parameter.getParameter().getType() == Ledger.class ? simulation.ledger() : simulation;
  }
}
