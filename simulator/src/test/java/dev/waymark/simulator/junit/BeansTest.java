package dev.waymark.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeansTest {
  @TempDir private Path folder = Path.of("");

  /// As frameworks like them.
  public static final class Item {
    private String name = "";
    private int count = 1;
    private boolean gift;
    private @Nullable List<Item> parts;

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }

    public int getCount() {
      return count;
    }

    public void setCount(int count) {
      this.count = count;
    }

    public boolean isGift() {
      return gift;
    }

    public void setGift(boolean gift) {
      this.gift = gift;
    }

    public @Nullable List<Item> getParts() {
      return parts;
    }

    public void setParts(@Nullable List<Item> parts) {
      this.parts = parts;
    }
  }

  @Test
  void aBeanIsGivenAndReadByItsProperties() throws IOException {
    var file = folder.resolve("w.wm");
    Files.writeString(
        file,
        """
        record Item:
            name: str
            count: int
            gift: bool
            parts: list[Item] | None

        action wrap(item: Item) -> Item

        workflow w(item: Item) -> Item:
            wrapped = await wrap(item)
            return Item(name=wrapped.name, count=item.count + 1, gift=True, parts=[item])
        """);
    var simulation = Simulation.of(file.toString());
    var given = new Item();
    given.setName("book");
    given.setCount(2);
    var stub = simulation.stub("wrap").answers(call -> call.argument("item", Item.class));
    var result = simulation.run("w", given).result(Item.class);
    assertThat(result.getName()).isEqualTo("book");
    assertThat(result.getCount()).isEqualTo(3);
    assertThat(result.isGift()).isTrue();
    assertThat(result.getParts()).hasSize(1);
    stub.assertCalledOnceWith(given);
    assertThatThrownBy(() -> Read.as(Map.of("colour", "red"), Item.class))
        .hasMessageContaining("has no setter for `colour`");
  }
}
