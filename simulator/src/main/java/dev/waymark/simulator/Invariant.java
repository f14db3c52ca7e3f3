package dev.waymark.simulator;

/// What always holds, while faults are on too. `S` is safety, `L` liveness, `G` a guarantee that is
/// looked at where it is given.
public enum Invariant {
  S1("an acknowledged start is never lost"),
  S2("the same start key is one instance"),
  S3("an attempt of a call has one recorded outcome"),
  S4("whoever writes holds what he writes, under the token and seq that are durable"),
  S5("an instance has one live token, and each claim raises it"),
  S6("no outcome without somebody who has carried it out"),
  S7("what was called is settled or withdrawn, never forgotten"),
  S8("an attempt is delivered only if it was called"),
  S9("all deliveries of a call bear one key, and no other call bears it"),
  S10("a status moves along its lattice, seq by one, and an end is final"),
  S12("the outcome is that of the undisturbed run"),
  S13("no timer fires before the database's clock says so"),
  S18("nothing names an instance that does not exist, and every start is one"),
  S19("who has stopped owns nothing, and no lock outlives its session"),
  S20("what is stored is what was sent"),
  S22("no claim takes more than was asked for"),
  S23("a live instance that nobody owns has something that wakes it"),
  G2("nothing is dispatched before the commit that called it"),
  G5("nothing is dispatched under a lease that may be over"),
  L1("every instance comes to its end in time"),
  L4("what cannot go on waits for somebody outside");

  private final String words;

  Invariant(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
