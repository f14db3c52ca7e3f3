package dev.waymark.postgres.store;

import dev.waymark.engine.store.EventCodec;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.store.Transaction.Letter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Telling instances something. Takes no lock and waits for nobody but another sender of the same
/// key; the owner it reads may be stale, which costs a detour (Retarget) and nothing else.
final class SignalStatement {
  private SignalStatement() {}

  static final String SIGNAL =
      """
      with letter as materialized (
        select u.*, i.owner, i.root
        from unnest(?::integer[], ?::smallint[], ?::uuid[], ?::text[], ?::smallint[], ?::bytea[])
            as u(ord, shard, id, key, kind, payload)
          join waymark.instance i on i.shard = u.shard and i.id = u.id),
      keyed as (
        insert into waymark.signal_key (shard, id, key)
        select shard, id, key from letter where key is not null
        order by shard, id, key
        on conflict do nothing
        returning id, key),
      told as (
        insert into waymark.event (shard, id, target, due, kind, root, payload)
        select shard, id, coalesce(owner, '00000000-0000-0000-0000-000000000000'),
          statement_timestamp(), kind, root, payload
        from letter
        where key is null or ((id, key) in (select id, key from keyed)) is true
        order by ord)
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, letter.id,
        letter.key is not null and ((letter.id, letter.key) in (select id, key from keyed))
          is not true as doubled
      from (values (1)) as one left join letter on true
      order by letter.ord\
      """;

  private record Keyed(Object to, String key) {}

  static List<Row.Accepted> signal(Session session, Transaction.Signal t) throws SQLException {
    // Within one statement the second of two equal keys would not see the first.
    var seen = new LinkedHashSet<Keyed>();
    var first = new ArrayList<Letter>();
    var again = new ArrayList<Letter>();
    for (var letter : t.letters()) {
      var fresh = letter.key().map(key -> seen.add(new Keyed(letter.to(), key))).orElse(true);
      (fresh ? first : again).add(letter);
    }
    var accepted =
        session.write(
            SIGNAL,
            s ->
                new Binder(s)
                    .positions(first)
                    .integers(first, letter -> letter.to().shard())
                    .uuids(first, letter -> letter.to().value())
                    .texts(first, letter -> letter.key().orElse(null))
                    .integers(first, letter -> EventCodec.kind(letter.event()))
                    .byteas(first, letter -> EventCodec.encode(letter.event())),
            rows ->
                Reading.list(
                    session,
                    rows,
                    r -> new Row.Accepted(Reading.instance(r, "id"), r.getBoolean("doubled"))));
    for (var letter : again) {
      if (accepted.stream().anyMatch(row -> row.to().equals(letter.to()))) {
        accepted.add(new Row.Accepted(letter.to(), true));
      }
    }
    return accepted;
  }
}
