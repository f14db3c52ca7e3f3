package dev.waymark.postgres.store;

import dev.waymark.engine.Payload;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.store.WaitingReason;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What people ask: instances, their history, programs.
final class ReadStatements {
  private ReadStatements() {}

  /// Why an instance waits, as of now: workers come and go without writing to it.
  private static final String WAITING =
      """
      case when i.waiting = 'action' and exists (
          select from waymark.call c
          where c.shard = i.shard and c.id = i.id and c.node is null and not exists (
            select from waymark.node n cross join unnest(n.actions, n.queues) as o(action, queue)
            where not n.dead and o.action = c.action and o.queue = c.queue))
        then 'no-worker' else i.waiting end\
      """;

  private static final String COLUMNS =
      """
      id, root, workflow, key, status, {waiting} as waiting, unwinding, outcome,
        paused_because, owner,
        token, seq, strikes, program, source, state,
        (extract(epoch from created_at) * 1000000)::bigint as created,
        (extract(epoch from changed_at) * 1000000)::bigint as changed
      """
          .replace("{waiting}", WAITING);

  private static final String INSTANCE =
      """
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, found.*
      from (values (1)) as one
        left join (
          select {columns}
          from waymark.instance i where shard = ? and id = ?) found on true\
      """
          .replace("{columns}", COLUMNS);

  static Optional<Row.Instance> instance(Session session, Transaction.ReadInstance t)
      throws SQLException {
    return session
        .read(
            INSTANCE,
            s -> new Binder(s).smallint(t.id().shard()).uuid(t.id().value()),
            rows -> Reading.list(session, rows, Reading::instanceRow))
        .stream()
        .findFirst();
  }

  private static final String INSTANCES =
      """
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, found.*
      from (values (1)) as one
        left join (
          select {columns}
          from waymark.instance i
          where id between ? and ? {filters}
          order by id desc limit {limit}) found on true
      order by found.id desc\
      """
          .replace("{columns}", COLUMNS);

  static List<Row.Instance> instances(Session session, Transaction.ListInstances t)
      throws SQLException {
    var filter = t.filter();
    return session.read(
        instances(filter),
        s -> {
          var prefix = filter.idPrefix().orElse("").replace("-", "");
          var binder = new Binder(s).uuid(bound(prefix, '0')).uuid(bound(prefix, 'f'));
          bindText(binder, filter.status().map(Status::word));
          bindText(binder, filter.waiting().map(WaitingReason::word));
          bindText(binder, filter.workflow());
          bindText(binder, filter.key());
          if (filter.root().isPresent()) {
            var root = filter.root().get().value();
            binder.uuid(root).uuid(root);
          }
        },
        rows -> Reading.list(session, rows, Reading::instanceRow));
  }

  private static void bindText(Binder binder, Optional<String> value) throws SQLException {
    if (value.isPresent()) {
      binder.text(value.get());
    }
  }

  private static String instances(Transaction.Filter filter) {
    var filters = new StringBuilder();
    filter.status().ifPresent(_ -> filters.append(" and status = ?"));
    filter.waiting().ifPresent(_ -> filters.append(" and " + WAITING + " = ?"));
    filter.workflow().ifPresent(_ -> filters.append(" and workflow = ?"));
    filter.key().ifPresent(_ -> filters.append(" and key = ?"));
    filter.root().ifPresent(_ -> filters.append(" and (id = ? or (root = ? and root <> id))"));
    return INSTANCES
        .replace("{filters}", filters)
        .replace("{limit}", Integer.toString(filter.limit()));
  }

  /// The smallest or largest id that begins so; ids are ordered as their text is.
  private static UUID bound(String prefix, char filler) {
    var digits = (prefix + String.valueOf(filler).repeat(32)).substring(0, 32);
    return new UUID(
        Long.parseUnsignedLong(digits.substring(0, 16), 16),
        Long.parseUnsignedLong(digits.substring(16), 16));
  }

  private static final String HISTORY =
      """
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, found.*
      from (values (1)) as one
        left join (
          select seq, k, (extract(epoch from at) * 1000000)::bigint as at_micros, kind, details
          from waymark.history where shard = ? and id = ? and seq >= ?
          order by seq, k limit {limit}) found on true
      order by found.seq, found.k\
      """;

  static List<Row.History> history(Session session, Transaction.ReadHistory t) throws SQLException {
    InstanceId id = t.id();
    return session.read(
        HISTORY.replace("{limit}", Integer.toString(t.limit())),
        s -> new Binder(s).smallint(id.shard()).uuid(id.value()).bigint(t.fromSeq()),
        rows ->
            Reading.list(
                session,
                rows,
                r ->
                    new Row.History(
                        r.getLong("seq"),
                        r.getInt("k"),
                        r.getLong("at_micros"),
                        Reading.text(r, "kind"),
                        Payload.of(Reading.bytes(r, "details")))));
  }

  private static final String PUT =
      """
      with p as (
        insert into waymark.program (hash, program) values (?, ?) on conflict do nothing),
      s as (
        insert into waymark.source (digest, debug_table) values (?, ?) on conflict do nothing)
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, true\
      """;

  static boolean put(Session session, Transaction.PutProgram t) throws SQLException {
    return session.write(
        PUT,
        s ->
            new Binder(s)
                .text(t.hash())
                .bytes(t.program().bytes())
                .text(t.source())
                .bytes(t.debugTable().bytes()),
        rows -> Reading.list(session, rows, r -> r.getBoolean(2)).getFirst());
  }

  private static final String GET =
      """
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, p.program, s.debug_table
      from (values (1)) as one
        left join waymark.program p on p.hash = ?
        left join waymark.source s on s.digest = ?\
      """;

  static Optional<Row.StoredProgram> get(Session session, Transaction.GetProgram t)
      throws SQLException {
    return session
        .read(
            GET,
            s -> new Binder(s).text(t.hash()).text(t.source()),
            rows ->
                Reading.list(
                    session,
                    rows,
                    r ->
                        new Row.StoredProgram(
                            Payload.of(Reading.bytes(r, "program")),
                            Optional.ofNullable(r.getBytes("debug_table")).map(Payload::of))))
        .stream()
        .findFirst();
  }
}
