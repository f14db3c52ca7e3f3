package dev.waymark.bench;

import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.DatabaseUnavailable;
import dev.waymark.postgres.embedded.ThrowawayPostgres;
import dev.waymark.postgres.store.Connections;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes pairs, the engine and plain JDBC by turns, until there are at least five and the time is
/// over. The pairs of the first third of that time, at least one, warm both up and are not
/// reported.
public final class Bench {
  private static final int PAIRS_LEAST = 5;

  /// The first server whose sessions report their counts when told to.
  private static final int SERVER_LEAST = 150_000;

  private Bench() {}

  /// @param named where to measure; a server of this process's own, with fsync on, if empty
  public static Report run(BenchCase measured, Duration atLeast, Optional<DatabaseAddress> named) {
    var address = named.orElseGet(() -> ThrowawayPostgres.shared().database());
    var observed = new Observed(address);
    try (var connection = Connections.open(address, "bench meter")) {
      var surroundings = Surroundings.look(connection);
      if (surroundings.server().number() < SERVER_LEAST) {
        throw tooOld(address, surroundings.server());
      }
      var meter = new Meter(connection, observed);
      try {
        Schemas.make(meter, address);
        return new Report(
            measured, surroundings, pairs(measured, atLeast, new Place(address, meter, observed)));
      } finally {
        Schemas.drop(meter);
      }
    } catch (SQLException e) {
      throw observed.refusal(e);
    }
  }

  /// Where a contest takes place.
  record Place(DatabaseAddress address, Meter meter, Observed observed) {}

  private static List<Report.Pair> pairs(BenchCase measured, Duration atLeast, Place place)
      throws SQLException {
    var pairs = new ArrayList<Report.Pair>();
    try (var contest = contest(measured, place)) {
      long warm = System.nanoTime() + atLeast.toNanos() / 3;
      do {
        pair(contest, place.meter(), true);
      } while (System.nanoTime() < warm);
      long from = System.nanoTime();
      while (pairs.size() < PAIRS_LEAST || System.nanoTime() - from < atLeast.toNanos()) {
        pairs.add(pair(contest, place.meter(), pairs.size() % 2 == 0));
      }
    }
    return pairs;
  }

  private static Contest contest(BenchCase measured, Place place) throws SQLException {
    return switch (measured) {
      case CLAIM -> new ClaimContest(place.meter(), place.observed());
      case SEQ10 -> waves(Subject.inARow(10), new WaveContest.Size(100, 5), place);
      case FAN100 -> waves(Subject.fan(100), new WaveContest.Size(10, 5), place);
      case LATENCY -> new LatencyContest(place.meter(), place.observed());
      case DRAIN -> new DrainContest(place.meter(), place.observed());
    };
  }

  private static Contest waves(Subject subject, WaveContest.Size size, Place place)
      throws SQLException {
    return new WaveContest(subject, size, place.meter(), place.observed());
  }

  private static Report.Pair pair(Contest contest, Meter meter, boolean engineFirst)
      throws SQLException {
    contest.prepare();
    if (engineFirst) {
      var waymark = waymark(contest, meter);
      return new Report.Pair(waymark, plain(contest, meter));
    }
    var plain = plain(contest, meter);
    return new Report.Pair(waymark(contest, meter), plain);
  }

  private static Half waymark(Contest contest, Meter meter) throws SQLException {
    contest.prepareWaymark();
    return meter.measure(contest::waymark).took(contest.times());
  }

  private static Half plain(Contest contest, Meter meter) throws SQLException {
    contest.preparePlain();
    return meter.measure(contest::plain).took(contest.times());
  }

  private static DatabaseUnavailable tooOld(DatabaseAddress address, Surroundings.Server server) {
    return new DatabaseUnavailable(
        "WMR01",
        "bench counts on PostgreSQL 15 or newer, and this is " + server.version(),
        address.lookedIn(),
        "leave --db out: bench then starts a server of its own");
  }
}
