package dev.waymark.cli.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.ToolProvider;

/// Reads the lengths of methods, their parameters and the names of types from Java sources, with
/// javac's own parser.
final class Shapes {
  /// A method or constructor: where it stands, how long it is, how much it asks for.
  record Method(Path file, String name, long lines, int parameters) {}

  /// A declared type.
  record Type(Path file, String name) {}

  private final List<Method> methods = new ArrayList<>();
  private final List<Type> types = new ArrayList<>();

  private Shapes() {}

  static Shapes of(List<Path> files) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var shapes = new Shapes();
    try (var manager = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      var positions = Trees.instance(task).getSourcePositions();
      for (var unit : task.parse()) {
        shapes.read(unit, positions);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return shapes;
  }

  List<Method> methods() {
    return List.copyOf(methods);
  }

  List<Type> types() {
    return List.copyOf(types);
  }

  private void read(CompilationUnitTree unit, SourcePositions positions) {
    var file = Path.of(unit.getSourceFile().toUri());
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree type, Void nothing) {
        types.add(new Type(file, type.getSimpleName().toString()));
        return super.visitClass(type, null);
      }

      @Override
      public Void visitMethod(MethodTree method, Void nothing) {
        long first = line(positions.getStartPosition(unit, method));
        long last = line(positions.getEndPosition(unit, method));
        boolean ofRecord =
            getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD
                && method.getName().contentEquals("<init>");
        int parameters = ofRecord ? 0 : method.getParameters().size();
        methods.add(new Method(file, method.getName().toString(), last - first + 1, parameters));
        return super.visitMethod(method, null);
      }

      private long line(long position) {
        return unit.getLineMap().getLineNumber(position);
      }
    }.scan(unit, null);
  }
}
