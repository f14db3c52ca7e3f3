package dev.waymark.bench;

import dev.waymark.engine.store.InstanceId;
import java.sql.SQLException;
import java.util.UUID;

/// `seq10` and `fan100`: waves of instances on one runtime node, against plain JDBC that writes the
/// same. A half is several waves, one after the other.
final class WaveContest implements Contest {
  /// How many instances live at a time, and how many waves make a half.
  record Size(int live, int waves) {}

  private final Size size;
  private final Subject subject;
  private final Meter meter;
  private final MeasuredNode node;
  private final PlainWaves plain;

  WaveContest(Subject subject, Size size, Meter meter, Observed observed) throws SQLException {
    this.subject = subject;
    this.size = size;
    this.meter = meter;
    node = new MeasuredNode(subject, observed);
    try {
      wave();
      var sample = Sample.take(meter.connection(), subject.snapshots().size());
      plain = new PlainWaves(observed.open("plain bench"), subject, sample);
    } catch (SQLException | RuntimeException e) {
      node.close();
      throw e;
    }
  }

  @Override
  public void prepare() throws SQLException {
    Schemas.empty(meter);
  }

  @Override
  public long waymark() {
    for (int wave = 0; wave < size.waves(); wave++) {
      wave();
    }
    return units();
  }

  @Override
  public long plain() throws SQLException {
    for (int wave = 0; wave < size.waves(); wave++) {
      plain.wave(node.ids(size.live()).stream().map(InstanceId::value).toArray(UUID[]::new));
    }
    return units();
  }

  private long units() {
    return (long) size.waves() * size.live() * subject.actions();
  }

  private void wave() {
    node.start(node.ids(size.live()));
    node.awaitEnd();
  }

  @Override
  public void close() throws SQLException {
    plain.close();
    node.close();
  }
}
