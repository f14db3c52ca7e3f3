package dev.waymark.postgres.store;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// Who owns what after somebody has died, stopped, or not heard.
final class RecoveryStatements {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private RecoveryStatements() {}

  static final String REAP =
      """
      with left_behind as materialized (
        select i.shard, i.id, i.owner
        from waymark.node n
          cross join lateral (
            select i.shard, i.id, i.owner from waymark.instance i where i.owner = n.node
            order by i.id limit {limit}
            for no key update skip locked) i
        where n.dead
        limit {limit}),
      freed as (
        update waymark.instance i
        set owner = null, token = i.token + 1, strikes = i.strikes + 1, waiting = null,
          status = case when i.status = 'running' then 'queued' else i.status end,
          changed_at = statement_timestamp()
        from left_behind l
        where i.shard = l.shard and i.id = l.id
        returning i.shard, i.id, i.root, i.strikes, l.owner),
      woken as (
        insert into waymark.event (shard, id, target, due, kind, root)
        select shard, id, '00000000-0000-0000-0000-000000000000', statement_timestamp(), 2, root
        from freed)
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, freed.id, freed.owner,
        freed.strikes
      from (values (1)) as one left join freed on true\
      """;

  static List<Row.Freed> reap(Session session, Transaction.Reap t) throws SQLException {
    return session.write(
        REAP.replace("{limit}", Integer.toString(t.limit())),
        s -> {},
        rows ->
            Reading.list(
                session,
                rows,
                r ->
                    new Row.Freed(
                        Reading.instance(r, "id"),
                        new NodeId(Reading.instance(r, "owner").value()),
                        r.getInt("strikes"))));
  }

  static final String ADOPT =
      """
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, owned.*
      from (values (1)) as one
        left join (
          select id, root, token, seq, status as before, strikes, workflow, program, source, state,
            parent, call_number, call_name, attached
          from waymark.instance
          where owner = ? and id > ?
          order by id limit {limit}) owned on true
      order by owned.id\
      """;

  static List<Row.Owned> adopt(Session session, Transaction.Adopt t) throws SQLException {
    return session.read(
        ADOPT.replace("{limit}", Integer.toString(t.limit())),
        s ->
            new Binder(s)
                .uuid(t.node().value())
                .uuid(t.after().map(InstanceId::value).orElse(BEFORE_ALL)),
        rows -> Reading.list(session, rows, Reading::owned));
  }

  private static final String GIVE_BACK =
      """
      with held as materialized (
        select shard, id from waymark.instance where owner = ?
        order by id limit {limit}
        for no key update skip locked),
      freed as (
        update waymark.instance i
        set owner = null, token = i.token + 1, waiting = null,
          status = case when i.status = 'running' then 'queued' else i.status end,
          changed_at = statement_timestamp()
        from held h
        where i.shard = h.shard and i.id = h.id
        returning i.shard, i.id, i.root),
      woken as (
        insert into waymark.event (shard, id, target, due, kind, root)
        select shard, id, '00000000-0000-0000-0000-000000000000', statement_timestamp(), 2, root
        from freed)
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, freed.id
      from (values (1)) as one left join freed on true\
      """;

  private static final String GIVE_BACK_CALLS =
      """
      with held as materialized (
        select shard, id, number from waymark.call where node = ? for update skip locked),
      freed as (
        update waymark.call c set node = null, expires = null, due = statement_timestamp()
        from held h where c.shard = h.shard and c.id = h.id and c.number = h.number)
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, true\
      """;

  /// What a claim of ours takes while this waits for the node row is found by Reap.
  private static final String LEAVE =
      """
      with me as materialized (select node from waymark.node where node = ? for update),
      gone as (
        update waymark.node n set dead = true from me
        where n.node = me.node
          and not exists (select from waymark.instance i where i.owner = me.node)
        returning n.node)
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, gone.node
      from (values (1)) as one left join gone on true\
      """;

  static Row.Retired retire(Session session, Transaction.Retire t) throws SQLException {
    return session.together(() -> {
      var freed =
          session.write(
              GIVE_BACK.replace("{limit}", Integer.toString(t.limit())),
              s -> new Binder(s).uuid(t.node().value()),
              rows -> Reading.list(session, rows, r -> true));
      session.write(
          GIVE_BACK_CALLS,
          s -> new Binder(s).uuid(t.node().value()),
          rows -> Reading.list(session, rows, r -> true));
      var gone =
          session.write(
              LEAVE,
              s -> new Binder(s).uuid(t.node().value()),
              rows -> Reading.list(session, rows, r -> true));
      return new Row.Retired(freed.size(), !gone.isEmpty());
    });
  }

  /// Due events for anybody whose instance has an owner, or is gone.
  static final String RETARGET_UNOWNED =
      """
      with stray as materialized (
        select e.ctid as row, i.owner, i.id is null as orphan
        from waymark.event e
          left join lateral (
            select i.id, i.owner from waymark.instance i
            where i.shard = e.shard and i.id = e.id limit 1) i on true
        where e.target = '00000000-0000-0000-0000-000000000000'
          and e.due <= statement_timestamp()
          and (i.id is null or i.owner is not null)
        order by e.due, e.shard, e.id limit {limit}
        for update of e skip locked),
      dropped as (
        delete from waymark.event e using stray where e.ctid = stray.row and stray.orphan
        returning 1),
      aimed as (
        update waymark.event e set target = stray.owner
        from stray where e.ctid = stray.row and not stray.orphan
        returning 1)
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint,
        (select count(*) from dropped) + (select count(*) from aimed)\
      """;

  /// Events that name this node, or one that is dead or forgotten, although their instance is not
  /// (any more) its: to the owner of now, or anybody. The distinct targets are found by skipping
  /// through the index, however many events there are.
  static final String RETARGET_NAMED =
      """
      with recursive named as (
        (select target from waymark.event
         where target > '00000000-0000-0000-0000-000000000000' order by target limit 1)
        union all
        select (select e.target from waymark.event e where e.target > named.target
          order by e.target limit 1)
        from named where named.target is not null),
      stray as materialized (
        select e.ctid as row, i.owner, i.id is null as orphan
        from waymark.event e
          left join lateral (
            select i.id, i.owner from waymark.instance i
            where i.shard = e.shard and i.id = e.id limit 1) i on true
        where e.target = any (array(
            select t.target from named t
            where t.target is not null and (t.target = ? or not exists (
              select from waymark.node n where n.node = t.target and not n.dead))))
          and i.owner is distinct from e.target
        order by e.target, e.due limit {limit}
        for update of e skip locked),
      dropped as (
        delete from waymark.event e using stray where e.ctid = stray.row and stray.orphan
        returning 1),
      aimed as (
        update waymark.event e
        set target = coalesce(stray.owner, '00000000-0000-0000-0000-000000000000')
        from stray where e.ctid = stray.row and not stray.orphan
        returning 1)
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint,
        (select count(*) from dropped) + (select count(*) from aimed)\
      """;

  static int retarget(Session session, Transaction.Retarget t) throws SQLException {
    var limit = Integer.toString(t.limit());
    return session.together(() ->
        session.write(
                RETARGET_UNOWNED.replace("{limit}", limit),
                s -> {},
                rows -> Reading.list(session, rows, r -> r.getInt(2)).getFirst())
            + session.write(
                RETARGET_NAMED.replace("{limit}", limit),
                s -> new Binder(s).uuid(t.node().value()),
                rows -> Reading.list(session, rows, r -> r.getInt(2)).getFirst()));
  }

  private static final String RETAIN =
      """
      with ended as materialized (
        select shard, id, workflow, key, key_shard from waymark.instance
        where ended_at < timestamptz 'epoch' + ? * interval '1 microsecond' and owner is null
        order by ended_at limit {limit}
        for update skip locked),
      h as (delete from waymark.history x using ended e where x.shard = e.shard and x.id = e.id),
      c as (delete from waymark.call x using ended e where x.shard = e.shard and x.id = e.id),
      v as (delete from waymark.event x using ended e where x.shard = e.shard and x.id = e.id),
      g as (delete from waymark.signal_key x using ended e where x.shard = e.shard and x.id = e.id),
      k as (delete from waymark.start_key x using ended e
        where x.shard = e.key_shard and x.workflow = e.workflow and x.key = e.key and x.id = e.id),
      gone as (
        delete from waymark.instance x using ended e where x.shard = e.shard and x.id = e.id
        returning x.id)
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, gone.id
      from (values (1)) as one left join gone on true\
      """;

  static List<InstanceId> retain(Session session, Transaction.Retain t) throws SQLException {
    return session.write(
        RETAIN.replace("{limit}", Integer.toString(t.limit())),
        s -> new Binder(s).bigint(t.endedBeforeMicros()),
        rows -> Reading.list(session, rows, r -> Reading.instance(r, "id")));
  }
}
