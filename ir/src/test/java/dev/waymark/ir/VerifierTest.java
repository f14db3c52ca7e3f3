package dev.waymark.ir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.ir.Expression.Const;
import dev.waymark.ir.Function.Kind;
import dev.waymark.ir.Function.Slot;
import dev.waymark.ir.Function.Storage;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VerifierTest {
  private static final Expression NONE = new Const(new Constant.None());
  private static final Node RETURN = new Node.Return(NONE);

  private static Program program(Kind kind, Node... nodes) {
    var slots = List.of(new Slot("a", Storage.LOCAL), new Slot("b", Storage.CELL));
    var main = new Function("main", kind, List.of(), slots, List.of(nodes));
    var entry = new Expression.Closure(0, List.of(), List.of());
    var policy = new Program.WorkflowPolicy(Policy.NONE, false);
    return new Program(
        1, "w", entry, Type.ANY, policy, List.of(main), List.of(), List.of(), List.of(), List.of());
  }

  private static List<String> findings(Node... nodes) {
    return Verifier.findings(program(Kind.ASYNC, nodes));
  }

  @Property(tries = 300, seed = "20261124")
  void aWellFormedProgramHasNoFindings(@ForAll long seed) {
    assertThat(Verifier.findings(RandomProgram.of(seed))).isEmpty();
  }

  @Test
  void aSuccessorMustExist() {
    assertThat(findings(new Node.Assign(List.of(), NONE, 7))).contains("fn 0 n0: no node 7");
  }

  @Test
  void aSlotMustExist() {
    assertThat(findings(new Node.Return(new Expression.Local(9)))).contains("fn 0 n0: no slot 9");
  }

  @Test
  void aTargetInsideAnotherMustExist() {
    var target = new Node.Target.Unpack(List.of(new Node.Target.Slot(5)), Optional.empty());
    assertThat(findings(new Node.Assign(List.of(target), NONE, 1), RETURN))
        .contains("fn 0 n0: no slot 5");
  }

  @Test
  void aWorkflowIsAsync() {
    assertThat(Verifier.findings(program(Kind.SYNC, RETURN)))
        .contains("entry: the workflow's function is not ASYNC");
  }

  @Test
  void onlyAsyncFunctionsSuspend() {
    var sleep = new Node.Sleep(new Node.Target.Nowhere(), NONE, 1);
    assertThat(Verifier.findings(program(Kind.GENERATOR, sleep, RETURN)))
        .contains("fn 0 n0: suspends in a GENERATOR function");
  }

  @Test
  void onlyGeneratorsYield() {
    assertThat(findings(new Node.Yield(NONE, 1), RETURN))
        .contains("fn 0 n0: yield outside a generator");
  }

  @Test
  void aHandlerBeginsWithCaught() {
    assertThat(findings(new Node.EnterTry(1, 1), RETURN))
        .contains("fn 0 n0: the handler does not begin with caught");
  }

  @Test
  void aRegionIsLeftOnlyWhereItWasEntered() {
    assertThat(findings(new Node.LeaveTry(1), RETURN))
        .contains("fn 0 n0: leaves a region that was not entered");
  }

  @Test
  void regionsAgreeOnAllPaths() {
    assertThat(
            findings(
                new Node.Branch(NONE, 1, 2),
                new Node.EnterTry(3, 2),
                RETURN,
                new Node.Handle(0, 2)))
        .contains("fn 0 n2: regions differ between paths");
  }

  @Test
  void capturesFitTheFunction() {
    var closure = new Expression.Closure(0, List.of(), List.of(0));
    assertThat(findings(new Node.Return(closure)))
        .contains("fn 0 n0: captures do not fit fn 0", "fn 0 n0: captures a slot that is no cell");
  }

  @Test
  void aFunctionMustExist() {
    assertThat(findings(new Node.Return(new Expression.Closure(4, List.of(), List.of()))))
        .contains("fn 0 n0: no function 4");
  }

  @Test
  void anActionMustExist() {
    var call =
        new Node.Call(
            new Node.Target.Nowhere(), new Node.Callee.Action(0), List.of(), Policy.NONE, 1);
    assertThat(findings(call, RETURN)).contains("fn 0 n0: no such action");
  }
}
