package dev.waymark.engine.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The hash table of dicts and sets: entries in the order of insertion, keyed by CPython's
/// equality. A removed entry leaves a hole, so that the position of an iterator stays right. The
/// index is made at the first look-up, which keeps decoding cheap and lets cycles be decoded in any
/// order.
public final class Table {
  private static final int LEAST = 8;
  private @Nullable Value[] keys;
  private final boolean mapping;
  private @Nullable Value[] values;
  private int[] hashes;
  private int @Nullable [] index;

  /// Slots of the index that are taken, those of removed entries included.
  private int taken;

  private int end;
  private int size;

  /// A dict's entries move together only when CPython's would, because whoever changes a dict of
  /// equal size while it is iterated sees it: this many more fit before that.
  private int room;

  public Table(boolean mapping, int capacity) {
    this.mapping = mapping;
    this.keys = new Value[capacity];
    this.values = mapping ? new Value[capacity] : new Value[0];
    this.hashes = new int[capacity];
  }

  public boolean isMapping() {
    return mapping;
  }

  public int size() {
    return size;
  }

  /// One beyond the last position; positions below may be holes.
  public int end() {
    return end;
  }

  /// How many entries fit before it grows; a snapshot makes it as large as it has to be.
  public int capacity() {
    return keys.length;
  }

  public int room() {
    return room;
  }

  public void restoreRoom(int entries) {
    room = entries;
  }

  /// Null for a hole.
  public @Nullable Value keyAt(int position) {
    return keys[position];
  }

  public @Nullable Value valueAt(int position) {
    return mapping ? values[position] : null;
  }

  /// The position of a key, or -1. TypeError for a key that has no hash.
  public int find(Value key) {
    return size == 0 ? absent(key) : find(key, Hashing.hash(key));
  }

  private static int absent(Value key) {
    var _ = Hashing.hash(key);
    return -1;
  }

  private int find(Value key, int hash) {
    var slots = ready();
    int mask = slots.length - 1;
    for (int i = spread(hash) & mask; ; i = (i + 1) & mask) {
      int slot = slots[i];
      if (slot == 0) {
        return -1;
      }
      int position = slot - 1;
      var found = position < end ? keys[position] : null;
      if (found != null && hashes[position] == hash && Equality.same(found, key)) {
        return position;
      }
    }
  }

  public @Nullable Value get(Value key) {
    int position = find(key);
    return position < 0 ? null : values[position];
  }

  /// Whether the key is new. A key that is there already stays the one that it was.
  public boolean put(Value key, @Nullable Value value) {
    int hash = Hashing.hash(key);
    int position = find(key, hash);
    if (position >= 0) {
      if (mapping) {
        values[position] = value;
      }
      return false;
    }
    if (mapping ? room == 0 : end == keys.length) {
      makeRoom();
    }
    append(key, value, hash);
    return true;
  }

  /// Puts an entry, or a hole, behind the others without looking whether the key is there.
  public void restore(@Nullable Value key, @Nullable Value value) {
    keys[end] = key;
    if (mapping) {
      values[end] = value;
    }
    end++;
    if (key != null) {
      size++;
    }
    index = null;
  }

  private void append(Value key, @Nullable Value value, int hash) {
    if (mapping) {
      room--;
      ensure(end + 1);
    }
    keys[end] = key;
    if (mapping) {
      values[end] = value;
    }
    hashes[end] = hash;
    end++;
    size++;
    if (index != null) {
      if (++taken * 2 > index.length) {
        rebuild(false);
      } else {
        enter(index, hash, end);
      }
    }
  }

  /// Returns the value that was there, or null.
  public @Nullable Value remove(Value key) {
    int position = find(key);
    if (position < 0) {
      return null;
    }
    var value = mapping ? values[position] : keys[position];
    removeAt(position);
    return value;
  }

  public void removeAt(int position) {
    keys[position] = null;
    if (mapping) {
      values[position] = null;
    }
    size--;
    if (!mapping) {
      trim();
    }
  }

  /// Forgets the holes at the end.
  public void trim() {
    while (end > 0 && keys[end - 1] == null) {
      end--;
    }
  }

  private void ensure(int capacity) {
    if (keys.length < capacity) {
      int larger = Math.max(capacity, end + end / 2 + LEAST);
      keys = Arrays.copyOf(keys, larger);
      values = Arrays.copyOf(values, larger);
      hashes = Arrays.copyOf(hashes, larger);
    }
  }

  public void clear() {
    keys = new Value[0];
    values = new Value[0];
    hashes = new int[0];
    index = null;
    end = 0;
    size = 0;
    room = 0;
  }

  public Table copy() {
    var copy = new Table(mapping, size);
    copy.room = Math.max(0, usable(size * 3 / 2) - size);
    for (int i = 0; i < end; i++) {
      var key = keys[i];
      if (key != null) {
        copy.restore(key, mapping ? values[i] : null);
      }
    }
    return copy;
  }

  /// How many entries CPython puts into a dict whose index has at least so many slots.
  private static int usable(int slots) {
    int power = slots <= LEAST ? LEAST : Integer.highestOneBit(slots - 1) << 1;
    return (int) (power * 2L / 3);
  }

  /// Makes larger arrays, or closes the holes. Only called once the hashes are known.
  private void makeRoom() {
    boolean holes = size < end - end / 4;
    int capacity =
        mapping
            ? usable(size * 3)
            : holes ? Math.max(size, LEAST) + LEAST : Math.max(LEAST, end * 2);
    room = mapping ? capacity - size : 0;
    var old = keys;
    var oldValues = values;
    var oldHashes = hashes;
    keys = new Value[capacity];
    values = mapping ? new Value[capacity] : new Value[0];
    hashes = new int[capacity];
    int to = 0;
    for (int i = 0; i < end; i++) {
      if (old[i] != null) {
        keys[to] = old[i];
        hashes[to] = oldHashes[i];
        if (mapping) {
          values[to] = oldValues[i];
        }
        to++;
      }
    }
    end = to;
    rebuild(false);
  }

  private int[] ready() {
    var slots = index;
    return slots == null ? rebuild(true) : slots;
  }

  private int[] rebuild(boolean rehash) {
    int capacity = Math.max(LEAST, Integer.highestOneBit(Math.max(1, end) * 4));
    var slots = new int[capacity];
    for (int i = 0; i < end; i++) {
      var key = keys[i];
      if (key != null) {
        if (rehash) {
          hashes[i] = Hashing.hash(key);
        }
        enter(slots, hashes[i], i + 1);
      }
    }
    index = slots;
    taken = size;
    return slots;
  }

  private static void enter(int[] slots, int hash, int entry) {
    int mask = slots.length - 1;
    int i = spread(hash) & mask;
    while (slots[i] != 0) {
      i = (i + 1) & mask;
    }
    slots[i] = entry;
  }

  private static int spread(int hash) {
    return hash ^ hash >>> 16;
  }

  @Override
  public String toString() {
    return Arrays.toString(Arrays.copyOf(keys, end));
  }
}
