package dev.waymark.ir.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.ir.DebugTable;
import dev.waymark.ir.DebugTable.FunctionDebug;
import dev.waymark.ir.DebugTable.Place;
import dev.waymark.ir.Program;
import dev.waymark.ir.RandomProgram;
import dev.waymark.ir.text.IrParser;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GraphTest {
  /// A table whose place of node `i` is line `i + 1`, and its text is the node's number.
  private static DebugTable places(Program program) {
    var functions =
        program.functions().stream()
            .map(f ->
                new FunctionDebug(
                    place(0),
                    IntStream.range(0, f.nodes().size()).mapToObj(GraphTest::place).toList()))
            .toList();
    return new DebugTable("d", "a.wm", functions);
  }

  private static Place place(int node) {
    return new Place("a.wm", node + 1, 1, node + 1, 2, "node " + node);
  }

  private static String draw(String body) {
    var program =
        IrParser.parse(
            """
            program "w" version 1
            entry (fn 0)
            result any
            policy
            action "f" () optional [] -> any raises []
            fn 0 async "main" ()
              slot %x "x" local
              slot %i ".i" local
            """
                + body);
    return TextGraph.draw(Shape.of(program, places(program)));
  }

  @Property(tries = 60, seed = "20261124")
  void everyProgramCanBeDrawn(@ForAll long seed) {
    var program = RandomProgram.of(seed);
    var shape = Shape.of(program, places(program));
    assertThat(TextGraph.draw(shape)).startsWith("workflow flow " + seed + "\n");
    assertThat(SvgGraph.draw(shape)).startsWith("<svg ").endsWith("</svg>\n");
  }

  @Test
  void aLoopGoesBackToItsHead() {
    assertThat(
            draw(
                """
                  n0: %i = iterate %x -> n1
                  n1: each %x of %i -> n2 done n3
                  n2: _ = call action 0() -> n1
                  n3: return None
                """))
        .isEqualTo(
            """
            workflow w
            ┌─┌─▶ loop     node 1  :2  (done: :4)
            │ └── call     f  node 2  :3
            └───▶ return   node 3  :4
            """);
  }

  @Test
  void aConditionThatIsReachedAgainIsALoopAndAFilterSaysSo() {
    assertThat(
            draw(
                """
                  n0: branch %x -> n1 else n2
                  n1: assign %x = comprehend list (%i for %i in %x if %i) -> n0
                  n2: return None
                """))
        .contains("loop     node 0", "filter   node 1");
  }

  @Test
  void theBodyOfAFanOutStandsIndentedUnderIt() {
    assertThat(
            draw(
                """
                  n0: %x = fan-out each %x run (fn 1) limit 3 on error cancel -> n1
                  n1: return %x
                fn 1 async "branch" ("item" positional-or-keyword any)
                  slot %item "item" local
                  n0: %item = call action 0() -> n1
                  n1: return %item
                """))
        .isEqualTo(
            """
            workflow w
              fan-out  on error cancel  node 0  :1
                 call     f  node 0  :1
                 return   node 1  :2
              return   node 1  :2
            """);
  }
}
