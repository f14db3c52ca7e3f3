package dev.waymark.postgres.store;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.store.EventCodec;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Offering;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Settlement;
import dev.waymark.engine.store.Settlement.Verdict;
import dev.waymark.engine.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Call rows: taken, settled, swept, read.
final class CallStatements {
  private CallStatements() {}

  private static final String COLUMNS =
      """
      c.id, c.root, c.number, c.name, c.attempt, c.action, c.arguments, c.timeout_micros,
        c.deadline_micros, c.queue, c.author_key, c.delivery, c.lost, c.node\
      """;

  /// One look into the index per offering, oldest due first, and no further than the limit (a
  /// literal, as in Claim). The node row is locked first, so that a burial waits for us or leaves
  /// us nothing.
  private static final String CLAIM =
      """
      with me as materialized (
        select node from waymark.node where node = ? and not dead for key share),
      ready as materialized (
        select c.row
        from me
          cross join unnest(?::text[], ?::text[]) as o(action, queue)
          cross join lateral (
            select c.ctid as row from waymark.call c
            where c.action = o.action and c.queue = o.queue and c.node is null
              and c.due <= statement_timestamp() {root}
            order by c.due limit {limit}
            for update skip locked) c
        limit {limit}),
      taken as (
        update waymark.call c
        set node = me.node, delivery = c.delivery + 1,
          expires = case when c.timeout_micros >= 0
            then clock_timestamp() + c.timeout_micros * interval '1 microsecond' end
        from ready, me
        where c.ctid = ready.row
        returning {columns})
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, taken.*
      from (values (1)) as one left join taken on true\
      """
          .replace("{columns}", COLUMNS);

  static String claim(int limit, boolean ofRoot) {
    return CLAIM
        .replace("{limit}", Integer.toString(limit))
        .replace("{root}", ofRoot ? "and c.root = ?" : "");
  }

  static List<Row.Call> claim(Session session, Transaction.ClaimCalls t) throws SQLException {
    return session.write(
        claim(t.limit(), t.root().isPresent()),
        s -> {
          var binder =
              new Binder(s)
                  .uuid(t.node().value())
                  .texts(t.offerings(), Offering::action)
                  .texts(t.offerings(), Offering::queue);
          if (t.root().isPresent()) {
            binder.uuid(t.root().get().value());
          }
        },
        rows -> Reading.list(session, rows, CallStatements::call));
  }

  static final String ADOPT =
      """
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, {columns}
      from (values (1)) as one left join waymark.call c on c.node = ?\
      """
          .replace("{columns}", COLUMNS);

  static List<Row.Call> adopt(Session session, Transaction.AdoptCalls t) throws SQLException {
    return session.read(
        ADOPT,
        s -> new Binder(s).uuid(t.node().value()),
        rows -> Reading.list(session, rows, CallStatements::call));
  }

  static final String READ =
      """
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, {columns}
      from (values (1)) as one left join waymark.call c on c.shard = ? and c.id = ?
      order by c.number\
      """
          .replace("{columns}", COLUMNS);

  static List<Row.Call> read(Session session, Transaction.ReadCalls t) throws SQLException {
    return session.read(
        READ,
        s -> new Binder(s).smallint(t.id().shard()).uuid(t.id().value()),
        rows -> Reading.list(session, rows, CallStatements::call));
  }

  /// A settlement without a payload gives the row back.
  static final String SETTLE =
      """
      with me as materialized (
        select node from waymark.node where node = ? and not dead for key share),
      settled as materialized (
        select u.ord, c.row, c.shard, c.id, c.number, c.name, c.root, u.payload, u.lost, u.delay
        from me
          cross join unnest(?::integer[], ?::smallint[], ?::uuid[], ?::bigint[], ?::integer[],
            ?::integer[], ?::uuid[], ?::bytea[], ?::integer[], ?::bigint[])
            as u(ord, shard, id, number, attempt, delivery, holder, payload, lost, delay)
          cross join lateral (
            select c.ctid as row, c.shard, c.id, c.number, c.name, c.root from waymark.call c
            where c.shard = u.shard and c.id = u.id and c.number = u.number
              and c.attempt = u.attempt and c.delivery = u.delivery
              and c.node is not distinct from u.holder
            for update skip locked) c),
      gone as (
        delete from waymark.call c using settled s
        where c.ctid = s.row and s.payload is not null),
      told as (
        insert into waymark.event (shard, id, target, due, kind, root, payload)
        select s.shard, s.id,
          coalesce(
            (select i.owner from waymark.instance i where i.shard = s.shard and i.id = s.id),
            '00000000-0000-0000-0000-000000000000'),
          statement_timestamp(), {settled}, s.root, s.payload
        from settled s where s.payload is not null
        order by s.ord),
      back as (
        update waymark.call c
        set node = null, expires = null, lost = c.lost + s.lost,
          due = statement_timestamp() + s.delay * interval '1 microsecond'
        from settled s where c.ctid = s.row and s.payload is null)
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, s.id, s.number, s.name
      from (values (1)) as one left join settled s on true\
      """
          .replace("{settled}", Integer.toString(EventCodec.SETTLED));

  static List<Row.CallKey> settle(Session session, Transaction.SettleCalls t) throws SQLException {
    var all = t.settlements();
    return session.write(
        SETTLE,
        s ->
            new Binder(s)
                .uuid(t.node().value())
                .positions(all)
                .integers(all, one -> one.instance().shard())
                .uuids(all, one -> one.instance().value())
                .bigints(all, one -> one.call().number())
                .integers(all, Settlement::attempt)
                .integers(all, Settlement::delivery)
                .uuids(all, CallStatements::holder)
                .byteas(all, CallStatements::payload)
                .integers(all, CallStatements::lost)
                .bigints(all, CallStatements::delay),
        rows ->
            Reading.list(
                session,
                rows,
                r ->
                    new Row.CallKey(
                        Reading.instance(r, "id"),
                        new CallId(r.getLong("number"), Reading.text(r, "name")))));
  }

  private static @Nullable UUID holder(Settlement one) {
    return one.holder().map(NodeId::value).orElse(null);
  }

  private static byte @Nullable [] payload(Settlement one) {
    return one.verdict() instanceof Verdict.Ended(var outcome)
        ? EventCodec.encode(new Event.Settled(one.call(), one.attempt(), outcome))
        : null;
  }

  private static int lost(Settlement one) {
    return one.verdict() instanceof Verdict.GivenBack(var lost, _) && lost ? 1 : 0;
  }

  private static long delay(Settlement one) {
    return one.verdict() instanceof Verdict.GivenBack(_, var delay) ? delay : 0;
  }

  static final String SWEEP =
      """
      with left_behind as materialized (
        select c.row
        from waymark.node n
          cross join lateral (
            select c.ctid as row from waymark.call c where c.node = n.node
            limit {limit}
            for update skip locked) c
        where n.dead
        limit {limit}),
      freed as (
        update waymark.call c
        set node = null, expires = null, lost = c.lost + 1,
          due = statement_timestamp()
            + least(?::bigint, ?::bigint * (1::bigint << least(c.lost, 20)))
              * interval '1 microsecond'
        from left_behind l where c.ctid = l.row
        returning c.*),
      expired as (
        select c.* from waymark.call c where c.expires < statement_timestamp()
        order by c.expires limit {limit})
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, swept.*
      from (values (1)) as one
        left join (
          select id, number, name, attempt, delivery, node, action, lost, timeout_micros from freed
          union all
          select id, number, name, attempt, delivery, node, action, lost, timeout_micros
          from expired) as swept on true\
      """;

  static List<Row.Swept> sweep(Session session, Transaction.SweepCalls t) throws SQLException {
    return session.write(
        SWEEP.replace("{limit}", Integer.toString(t.limit())),
        s -> new Binder(s).bigint(t.mostMicros()).bigint(t.firstMicros()),
        rows ->
            Reading.list(
                session,
                rows,
                r ->
                    new Row.Swept(
                        Reading.instance(r, "id"),
                        new CallId(r.getLong("number"), Reading.text(r, "name")),
                        r.getInt("attempt"),
                        r.getInt("delivery"),
                        node(r),
                        Reading.text(r, "action"),
                        r.getInt("lost"),
                        r.getLong("timeout_micros"))));
  }

  private static Optional<NodeId> node(ResultSet rows) throws SQLException {
    return Optional.ofNullable(rows.getObject("node", UUID.class)).map(NodeId::new);
  }

  private static Row.Call call(ResultSet rows) throws SQLException {
    var queue = Reading.text(rows, "queue");
    return new Row.Call(
        Reading.instance(rows, "id"),
        Reading.instance(rows, "root"),
        new Effect.Dispatch(
            new CallId(rows.getLong("number"), Reading.text(rows, "name")),
            rows.getInt("attempt"),
            Reading.text(rows, "action"),
            Payload.of(Reading.bytes(rows, "arguments")),
            rows.getLong("timeout_micros"),
            rows.getLong("deadline_micros"),
            queue.isEmpty() ? Optional.empty() : Optional.of(queue),
            Optional.ofNullable(rows.getString("author_key"))),
        rows.getInt("delivery"),
        rows.getInt("lost"),
        node(rows));
  }
}
