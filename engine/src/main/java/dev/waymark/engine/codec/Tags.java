package dev.waymark.engine.codec;

/// The first byte of each value. A number is never given another meaning.
final class Tags {
  static final int ABSENT = 0;
  static final int NONE = 1;
  static final int TRUE = 2;
  static final int FALSE = 3;
  static final int ELLIPSIS = 4;
  static final int NOT_IMPLEMENTED = 5;
  static final int INT = 6;
  static final int BIG_INT = 7;
  static final int FLOAT = 8;
  static final int STR = 9;
  static final int BYTES = 10;
  static final int DECIMAL = 11;
  static final int DATE = 12;
  static final int TIME = 13;
  static final int DATETIME = 14;
  static final int TIMEDELTA = 15;
  static final int FIXED_ZONE = 16;
  static final int NAMED_ZONE = 17;
  static final int UUID = 18;
  static final int RANGE = 19;
  static final int SLICE = 20;
  static final int BUILTIN = 21;
  static final int BUILTIN_CLASS = 22;
  static final int PROGRAM_CLASS = 23;
  static final int FOREIGN_CLASS = 24;
  static final int ENUM_MEMBER = 25;
  static final int BOUND_METHOD = 26;
  static final int PARTIAL = 27;
  static final int DICT_VIEW = 28;

  /// An object that was seen before, by its number.
  static final int SEEN = 32;

  // New objects: what is needed to make one stands here, its content follows in the order in which
  // objects were first seen.
  static final int LIST = 33;
  static final int TUPLE = 34;
  static final int DICT = 35;
  static final int SET = 36;
  static final int DEQUE = 37;
  static final int RECORD = 38;
  static final int ERROR = 39;
  static final int FUNCTION = 40;
  static final int CELL = 41;
  static final int COROUTINE = 42;
  static final int PENDING = 43;
  static final int FUTURE = 44;
  static final int TASK = 45;
  static final int CALL = 46;
  static final int GATHERING = 47;
  static final int NATIVE_OBJECT = 48;
  static final int LIST_ITERATOR = 49;
  static final int TUPLE_ITERATOR = 50;
  static final int STR_ITERATOR = 51;
  static final int RANGE_ITERATOR = 52;
  static final int DICT_ITERATOR = 53;
  static final int SET_ITERATOR = 54;
  static final int NATIVE_ITERATOR = 55;
  static final int GENERATOR = 56;

  /// NaN is found in a list by identity, so it keeps it.
  static final int NAN = 57;

  // Frames, which only tasks, coroutines and generators hold.
  static final int CODE_FRAME = 64;
  static final int NATIVE_FRAME = 65;

  private Tags() {}
}
