package dev.waymark.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.ir.Function;
import dev.waymark.ir.Policy;
import dev.waymark.ir.Program;
import dev.waymark.ir.Type;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfferTest {
  private static Offer offer(String identity, Offer.Parameter... parameters) {
    return new Offer(identity, List.of(parameters), false, "w-1");
  }

  private static Program.Action action(String... parameters) {
    var declared =
        Arrays.stream(parameters)
            .map(name ->
                new Function.Parameter(name, Function.Binding.POSITIONAL_OR_KEYWORD, Type.ANY))
            .toList();
    return new Program.Action("a", declared, List.of(), Type.ANY, Policy.NONE, List.of());
  }

  @Test
  void aBareNameMeansTheOnlyActionThatHasIt() {
    var offers =
        List.of(offer("billing:charge"), offer("charge"), offer("a:send"), offer("b:send"));
    assertThat(Offer.named(offers, "charge")).contains(offers.get(1));
    assertThat(Offer.named(offers, "send")).isEmpty();
    assertThat(Offer.named(offers, "b:send")).contains(offers.get(3));
    assertThat(Offer.names(offers)).containsExactly("billing:charge", "charge", "a:send", "b:send");
  }

  @Test
  void oneActionOfTwoWorkersIsOneAction() {
    var offers = List.of(offer("a:send"), new Offer("a:send", List.of(), false, "w-2"));
    assertThat(Offer.names(offers)).containsExactly("a:send", "send");
  }

  @Test
  void anotherSignatureIsSaidInWords() {
    var offer =
        offer("a:send", new Offer.Parameter("to", true), new Offer.Parameter("copy", false));
    assertThat(offer.misfit(action("to"))).isEmpty();
    assertThat(offer.misfit(action("to", "copy"))).isEmpty();
    assertThat(offer.misfit(action("to", "text"))).contains("a:send: w-1 has no parameter `text`");
    assertThat(offer.misfit(action())).contains("a:send: w-1 needs a parameter `to`");
  }
}
