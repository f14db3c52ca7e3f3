package dev.waymark.postgres.store;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.store.Transaction.NewInstance;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Starting instances. "Insert or read" takes two statements: one that waited for another's insert
/// of the same key sees nothing of it, the next one does.
final class StartStatements {
  private StartStatements() {}

  /// The unique keys decide: of several starts with one key the first inserts, the others find.
  private static final String START =
      """
      with me as materialized ({me}),
      named as (
        insert into waymark.start_key (shard, workflow, key, id)
        select u.shard, u.workflow, u.key, u.id
        from unnest(?::smallint[], ?::text[], ?::text[], ?::uuid[]) as u(shard, workflow, key, id)
          cross join me
        order by u.shard, u.workflow, u.key
        on conflict do nothing
        returning id),
      fresh as (
        insert into waymark.instance (shard, id, root, owner, token, status, key_shard,
          workflow, key, program, source, parent, call_number, call_name, attached)
        select u.shard, u.id, u.root, me.node, {token}, '{status}', u.key_shard,
          u.workflow, u.key, u.program, u.source, u.parent, u.call_number, u.call_name, u.attached
        from unnest(?::smallint[], ?::smallint[], ?::uuid[], ?::uuid[], ?::text[], ?::text[],
          ?::text[], ?::text[], ?::uuid[], ?::bigint[], ?::text[], ?::boolean[])
            as u(key_shard, shard, id, root, workflow, key,
              program, source, parent, call_number, call_name, attached)
          cross join me
        where u.key is null or (u.id in (select id from named)) is true
        order by u.id
        on conflict do nothing
        returning id),
      begun as (
        insert into waymark.event (shard, id, target, due, kind, root, payload)
        select u.shard, u.id, coalesce(me.node, '00000000-0000-0000-0000-000000000000'),
          statement_timestamp(), u.kind, u.root, u.payload
        from unnest(?::smallint[], ?::uuid[], ?::uuid[], ?::smallint[], ?::bytea[])
            as u(shard, id, root, kind, payload)
          cross join me
        where (u.id in (select id from fresh)) is true
        returning id, n)
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, begun.*
      from (values (1)) as one left join begun on true\
      """;

  static final String UNOWNED =
      START
          .replace("{me}", "select null::uuid as node")
          .replace("{token}", "0")
          .replace("{status}", "queued");

  /// Under the node row's KEY SHARE, as every write of a node: a burial waits, or we start nothing.
  static final String OWNED =
      START
          .replace(
              "{me}", "select node from waymark.node where node = ? and not dead for key share")
          .replace("{token}", "1")
          .replace("{status}", "running");

  static final String FIND =
      """
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, u.asked,
        coalesce(k.id, i.id) as id
      from (values (1)) as one
        left join (unnest(?::smallint[], ?::uuid[], ?::smallint[], ?::text[], ?::text[])
            as u(shard, asked, key_shard, workflow, key)
          left join waymark.start_key k
            on k.shard = u.key_shard and k.workflow = u.workflow and k.key = u.key
          left join waymark.instance i on i.shard = u.shard and i.id = u.asked)
        on coalesce(k.id, i.id) is not null\
      """;

  static List<Row.Started> start(Session session, Transaction.Start t) throws SQLException {
    var keyed = t.instances().stream().filter(each -> each.key().isPresent()).toList();
    var fresh = new LinkedHashMap<InstanceId, Long>();
    session.write(
        t.owner().isPresent() ? OWNED : UNOWNED,
        s -> {
          var binder = new Binder(s);
          if (t.owner().isPresent()) {
            binder.uuid(t.owner().get().value());
          }
          binder
              .integers(keyed, StartStatements::keyShard)
              .texts(keyed, NewInstance::workflow)
              .texts(keyed, each -> each.key().orElse(null))
              .uuids(keyed, each -> each.id().value());
          binder.integers(t.instances(), StartStatements::keyShard);
          NewInstances.bind(binder, t.instances());
          NewInstances.bindFirstEvents(binder, t.instances());
        },
        rows ->
            Reading.list(session, rows, r -> fresh.put(Reading.instance(r, "id"), r.getLong("n"))));
    var found =
        fresh.size() == t.instances().size()
            ? Map.<InstanceId, InstanceId>of()
            : find(session, t.instances());
    var started = new ArrayList<Row.Started>();
    for (var instance : t.instances()) {
      var event = fresh.remove(instance.id());
      var existing = found.get(instance.id());
      if (event != null) {
        started.add(new Row.Started.Fresh(instance.id(), event));
      } else if (existing != null) {
        started.add(new Row.Started.Existing(instance.id(), existing));
      }
    }
    return started;
  }

  private static Map<InstanceId, InstanceId> find(Session session, List<NewInstance> instances)
      throws SQLException {
    var found = new LinkedHashMap<InstanceId, InstanceId>();
    session.read(
        FIND,
        s ->
            new Binder(s)
                .integers(instances, each -> each.id().shard())
                .uuids(instances, each -> each.id().value())
                .integers(instances, StartStatements::keyShard)
                .texts(instances, NewInstance::workflow)
                .texts(instances, each -> each.key().orElse(null)),
        rows ->
            Reading.list(
                session,
                rows,
                r -> found.put(Reading.instance(r, "asked"), Reading.instance(r, "id"))));
    return found;
  }

  private static Integer keyShard(NewInstance instance) {
    return instance.key().map(key -> InstanceId.shardOf(instance.workflow(), key)).orElse(0);
  }
}
