package dev.waymark.postgres.store;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Event;
import dev.waymark.engine.store.EventCodec;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Taking instances, and reading what they have to be told.
final class ClaimStatements {
  private static final int OPEN_CALL = -1;

  private ClaimStatements() {}

  /// The limit is a literal, since a parameter is planned as a tenth of the table; the instances
  /// are asked for one by one (`lateral`), since a planner that joins them reads and sorts all that
  /// is due. What decides (unowned, not paused, due, for anybody) is read from rows that the same
  /// part locks; the node row is locked first, so that a burial waits for us or leaves us nothing.
  private static final String CLAIM =
      """
      with me as materialized (
        select node from waymark.node where node = ? and not dead for key share),
      ready as materialized (
        select e.ctid as row, i.shard, i.id, i.status as before
        from me
          cross join waymark.event e
          cross join lateral (
            select i.shard, i.id, i.status from waymark.instance i
            where i.shard = e.shard and i.id = e.id and i.owner is null and i.status <> 'paused'
            for no key update skip locked) i
        where e.target = '00000000-0000-0000-0000-000000000000'
          and e.due <= statement_timestamp() {root}
        order by e.due, e.shard, e.id limit {limit}
        for update of e skip locked),
      aimed as (
        update waymark.event e set target = me.node from ready, me where e.ctid = ready.row),
      taken as (
        update waymark.instance i
        set owner = me.node, token = i.token + 1, changed_at = statement_timestamp(),
          status = case when ready.before in ('queued', 'waiting') then 'running' else i.status end
        from ready, me
        where i.shard = ready.shard and i.id = ready.id
        returning i.id, i.root, i.token, i.seq, ready.before, i.strikes, i.workflow, i.program,
          i.source, i.state, i.parent, i.call_number, i.call_name, i.attached)
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, taken.*
      from (values (1)) as one left join taken on true\
      """;

  static List<Row.Owned> claim(Session session, Transaction.Claim t) throws SQLException {
    return session.write(
        claim(t.limit(), t.root().isPresent()),
        s -> {
          var binder = new Binder(s).uuid(t.node().value());
          if (t.root().isPresent()) {
            binder.uuid(t.root().get().value());
          }
        },
        rows -> Reading.list(session, rows, Reading::owned));
  }

  static String claim(int limit, boolean ofRoot) {
    return CLAIM
        .replace("{limit}", Integer.toString(limit))
        .replace("{root}", ofRoot ? "and e.root = ?" : "");
  }

  /// A statement of its own, after the claim: one within it would not see what came in between.
  /// Call rows come in the same look: they are told by a kind that no event has.
  static final String LOAD =
      """
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, e.id, e.n,
        (extract(epoch from e.due) * 1000000)::bigint as due_micros,
        e.due <= statement_timestamp() as due, e.kind, e.payload, e.attempt, e.name
      from (values (1)) as one
        left join (unnest(?::smallint[], ?::uuid[]) as u(shard, id)
          cross join lateral (
            (select id, n, due, kind, payload, 0 as attempt, '' as name
             from waymark.event e where e.shard = u.shard and e.id = u.id offset 0)
            union all
            (select id, number, due, {open}, ''::bytea, attempt, name
             from waymark.call c where c.shard = u.shard and c.id = u.id offset 0)) e)
          on true
      order by e.id, e.n\
      """
          .replace("{open}", Integer.toString(OPEN_CALL));

  static List<Row.Loaded> load(Session session, Transaction.LoadEvents t) throws SQLException {
    return session.read(
        LOAD,
        s -> new Binder(s).integers(t.ids(), InstanceId::shard).uuids(t.ids(), InstanceId::value),
        rows -> Reading.list(session, rows, ClaimStatements::loaded));
  }

  private static Row.Loaded loaded(ResultSet rows) throws SQLException {
    return rows.getInt("kind") == OPEN_CALL
        ? new Row.OpenCall(
            Reading.instance(rows, "id"),
            new CallId(rows.getLong("n"), Reading.text(rows, "name")),
            rows.getInt("attempt"))
        : event(rows);
  }

  /// Bytes that are no event are told of the one instance that they belong to.
  private static Row.EventRow event(ResultSet rows) throws SQLException {
    Event event = new Event.Due();
    Optional<String> unreadable = Optional.empty();
    try {
      event = EventCodec.decode(rows.getInt("kind"), Reading.bytes(rows, "payload"));
    } catch (EventCodec.Undecodable e) {
      unreadable = Optional.of(String.valueOf(e.getMessage()));
    }
    return new Row.EventRow(
        Reading.instance(rows, "id"),
        rows.getLong("n"),
        rows.getLong("due_micros"),
        rows.getBoolean("due"),
        event,
        unreadable);
  }

  private static final String MINE =
      """
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, e.id, e.n
      from (values (1)) as one
        left join (
          select id, n from waymark.event
          where target = ? and due <= statement_timestamp()
          order by due, shard, id limit {limit}) e on true\
      """;

  static String mine(int limit) {
    return MINE.replace("{limit}", Integer.toString(limit));
  }

  static List<Row.EventKey> mine(Session session, Transaction.Mine t) throws SQLException {
    return session.read(
        mine(t.limit()),
        s -> new Binder(s).uuid(t.node().value()),
        rows ->
            Reading.list(
                session, rows, r -> new Row.EventKey(Reading.instance(r, "id"), r.getLong("n"))));
  }
}
