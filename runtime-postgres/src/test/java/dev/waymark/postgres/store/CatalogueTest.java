package dev.waymark.postgres.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What makes the tables fit for distribution by shard, asked of the catalogue.
class CatalogueTest {
  private static final String REFERENCE = "('node', 'program', 'source', 'migration')";

  @Test
  void everyUniqueKeyBeginsWithTheShard() throws SQLException {
    assertThat(
            query(
                """
                select c.relname || ': ' || a.attname
                from pg_index x
                  join pg_class c on c.oid = x.indrelid
                  join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
                where c.relnamespace = 'waymark'::regnamespace and x.indisunique
                  and c.relname not in %s and a.attname <> 'shard'\
                """
                    .formatted(REFERENCE)))
        .isEmpty();
  }

  @Test
  void everyTableButTheReferenceTablesHasTheShard() throws SQLException {
    assertThat(
            query(
                """
                select c.relname from pg_class c
                where c.relnamespace = 'waymark'::regnamespace and c.relkind = 'r'
                  and c.relname not in %s and not exists (
                    select from pg_attribute a
                    where a.attrelid = c.oid and a.attname = 'shard' and a.attnotnull)\
                """
                    .formatted(REFERENCE)))
        .isEmpty();
  }

  @Test
  void thereIsNoForeignKeyTriggerOrExtension() throws SQLException {
    assertThat(
            query(
                """
                select 'foreign key ' || conname from pg_constraint where contype = 'f'
                union all select 'trigger ' || tgname from pg_trigger
                union all select 'extension ' || extname from pg_extension
                  where extname <> 'plpgsql'\
                """))
        .isEmpty();
  }

  @Test
  void aKeptInstancesCommitTouchesNoIndexedColumn() throws SQLException {
    assertThat(
            query(
                """
                select distinct a.attname from pg_index x
                  join pg_attribute a on a.attrelid = x.indrelid and a.attnum = any (x.indkey)
                where x.indrelid = 'waymark.instance'::regclass\
                """))
        .doesNotContain("seq", "state", "status", "waiting", "changed_at", "strikes");
  }

  private static List<String> query(String sql) throws SQLException {
    try (var connection = PostgresFixture.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var lines = new ArrayList<String>();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return lines;
    }
  }
}
