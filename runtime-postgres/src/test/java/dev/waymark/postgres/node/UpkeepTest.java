package dev.waymark.postgres.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.embedded.ThrowawayPostgres;
import dev.waymark.postgres.store.Migrations;
import dev.waymark.postgres.store.Schema;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class UpkeepTest {
  private final DatabaseAddress database = ThrowawayPostgres.shared().database();
  private final Watch watch = new Watch(database);

  @Test
  void aWornQueueIsVacuumedAndNewTablesAreAnalysed() throws SQLException {
    new Migrations(database, Schema.DEFAULT).apply();
    watch.execute(
        """
        alter table waymark.event set (autovacuum_enabled = false);
        insert into waymark.event (shard, id, target, due, kind, root)
        select 1, gen_random_uuid(), gen_random_uuid(), now(), 2, gen_random_uuid()
        from generate_series(1, 30000);
        delete from waymark.event where n > 2000\
        """);
    watch.until(
        "the dead rows are counted",
        "select n_dead_tup > 20000 from pg_stat_user_tables where relname = 'event'");
    var options = NodeOptions.of(() -> database);
    try (var upkeep = new Upkeep(options);
        var connection = options.database().open("test")) {
      upkeep.round(connection);
    }
    assertThat(
            watch.number(
                """
                select count(*) from pg_stat_user_tables
                where relname = 'event' and last_vacuum is not null and last_analyze is not null\
                """))
        .isEqualTo(1);
  }
}
