package dev.waymark.engine.store;

import org.junit.jupiter.api.Nested;

/// The whole contract of a store. A store's tests extend this and say how to open an empty one.
public abstract class StoreContract {
  protected abstract StoreFixture open();

  @Nested
  class Nodes extends NodeCases {
    @Override
    StoreFixture open() {
      return StoreContract.this.open();
    }
  }

  @Nested
  class Starts extends StartCases {
    @Override
    StoreFixture open() {
      return StoreContract.this.open();
    }
  }

  @Nested
  class Claims extends ClaimCases {
    @Override
    StoreFixture open() {
      return StoreContract.this.open();
    }
  }

  @Nested
  class Commits extends CommitCases {
    @Override
    StoreFixture open() {
      return StoreContract.this.open();
    }
  }

  @Nested
  class Fencing extends FencingCases {
    @Override
    StoreFixture open() {
      return StoreContract.this.open();
    }
  }

  @Nested
  class Recoveries extends RecoveryCases {
    @Override
    StoreFixture open() {
      return StoreContract.this.open();
    }
  }

  @Nested
  class Signals extends SignalCases {
    @Override
    StoreFixture open() {
      return StoreContract.this.open();
    }
  }

  @Nested
  class Readings extends ReadingCases {
    @Override
    StoreFixture open() {
      return StoreContract.this.open();
    }
  }

  @Nested
  class Calls extends CallCases {
    @Override
    StoreFixture open() {
      return StoreContract.this.open();
    }
  }

  @Nested
  class Working extends WorkerCases {
    @Override
    StoreFixture open() {
      return StoreContract.this.open();
    }
  }
}
