package dev.waymark.postgres.store;

import dev.waymark.engine.store.EventCodec;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.StepRow;
import dev.waymark.engine.store.StepRow.Disposition;
import dev.waymark.engine.store.StepRow.Post;
import dev.waymark.engine.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// CommitSteps: the steps of many instances with all their effects, in one statement. `fresh` are
/// the rows that passed the fence and were locked; everything else hangs on them by their position
/// in the batch. (`… in (select …)) is true` is a look-up in a hash table whatever the planner
/// believes of the batch's size; a join of two batches may become quadratic.)
final class CommitStatement {
  private CommitStatement() {}

  private static final String HEAD =
      """
      with me as materialized (
        select node from waymark.node where node = ? and not dead for key share),
      fresh as materialized (
        select u.*
        from me
          cross join unnest(?::integer[], ?::smallint[], ?::uuid[], ?::bigint[], ?::bigint[],
            ?::bytea[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::text[], ?::bigint[])
            as u(step, shard, id, token, seq,
              state, status, waiting, unwinding, outcome, paused_because, wake)
          cross join lateral (
            select from waymark.instance i
            where i.shard = u.shard and i.id = u.id
              and i.owner = me.node and i.token = u.token and i.seq = u.seq
            for no key update skip locked) i),
      stepped as (
        update waymark.instance i
        set seq = i.seq + 1, strikes = 0, changed_at = statement_timestamp(),
          owner = case when f.status = 'running' then i.owner end,
          state = coalesce(f.state, i.state),
          status = coalesce(f.status, i.status),
          waiting = f.waiting, unwinding = f.unwinding, paused_because = f.paused_because,
          outcome = coalesce(f.outcome, i.outcome),
          ended_at = case when f.outcome is null then i.ended_at else statement_timestamp() end
        from fresh f
        where i.shard = f.shard and i.id = f.id
        returning f.step, i.shard, i.id, i.root, i.seq, f.wake)
      """;

  private static final String RECORDED =
      """
      , recorded as (
        insert into waymark.history (shard, id, seq, k, kind, details)
        select u.shard, u.id, u.seq, u.k, u.kind, u.details
        from unnest(?::integer[], ?::smallint[], ?::uuid[], ?::bigint[], ?::integer[],
          ?::text[], ?::bytea[]) as u(step, shard, id, seq, k, kind, details)
        where (u.step in (select step from stepped)) is true)
      """;

  private static final String CONSUMED =
      """
      , consumed as (
        delete from waymark.event e
        using unnest(?::integer[], ?::smallint[], ?::uuid[], ?::bigint[])
          as u(step, shard, id, n)
        where e.shard = u.shard and e.id = u.id and e.n = u.n
          and (u.step in (select step from stepped)) is true)
      """;

  /// Children that exist under their id are left alone; events for instances that are gone are
  /// dropped.
  private static final String POSTS =
      """
      , child as (
        insert into waymark.instance (shard, id, root, token, status, workflow, key, program,
          source, parent, call_number, call_name, attached)
        select u.shard, u.id, u.root, 0, 'queued', u.workflow, u.key, u.program, u.source,
          u.parent, u.call_number, u.call_name, u.attached
        from unnest(?::integer[], ?::smallint[], ?::uuid[], ?::uuid[], ?::text[], ?::text[],
          ?::text[], ?::text[], ?::uuid[], ?::bigint[], ?::text[], ?::boolean[])
          as u(step, shard, id, root, workflow, key,
            program, source, parent, call_number, call_name, attached)
        where (u.step in (select step from stepped)) is true
        order by u.id
        on conflict do nothing
        returning id),
      begun as (
        insert into waymark.event (shard, id, target, due, kind, root, payload)
        select u.shard, u.id, '00000000-0000-0000-0000-000000000000', statement_timestamp(),
          u.kind, u.root, u.payload
        from unnest(?::smallint[], ?::uuid[], ?::uuid[], ?::smallint[], ?::bytea[])
          as u(shard, id, root, kind, payload)
        where (u.id in (select id from child)) is true),
      told as (
        insert into waymark.event (shard, id, target, due, kind, root, payload)
        select i.shard, i.id, coalesce(i.owner, '00000000-0000-0000-0000-000000000000'),
          statement_timestamp(), u.kind, i.root, u.payload
        from unnest(?::integer[], ?::integer[], ?::smallint[], ?::uuid[], ?::smallint[], ?::bytea[])
            as u(ord, step, shard, id, kind, payload)
          join waymark.instance i on i.shard = u.shard and i.id = u.id
        where (u.step in (select step from stepped)) is true
        order by u.ord)
      """;

  /// A row of an older attempt is replaced, whoever has it: the instance's owner knows best.
  private static final String CALLS =
      """
      , entrusted as (
        insert into waymark.call (shard, id, number, name, attempt, action, queue, delivery, due,
          timeout_micros, deadline_micros, author_key, root, arguments)
        select u.shard, u.id, u.number, u.name, u.attempt, u.action, u.queue, u.delivery,
          statement_timestamp(), u.timeout_micros, u.deadline_micros, u.author_key, u.root,
          u.arguments
        from unnest(?::integer[], ?::smallint[], ?::uuid[], ?::bigint[], ?::text[], ?::integer[],
          ?::text[], ?::text[], ?::integer[], ?::bigint[], ?::bigint[], ?::text[], ?::uuid[],
          ?::bytea[])
          as u(step, shard, id, number, name, attempt, action, queue, delivery, timeout_micros,
            deadline_micros, author_key, root, arguments)
        where (u.step in (select step from stepped)) is true
        order by u.id, u.number
        on conflict (shard, id, number) do update
        set attempt = excluded.attempt, node = null, delivery = excluded.delivery, lost = 0,
          due = excluded.due, expires = null, timeout_micros = excluded.timeout_micros,
          arguments = excluded.arguments, entrusted_at = excluded.entrusted_at),
      recalled as (
        delete from waymark.call c
        using unnest(?::integer[], ?::smallint[], ?::uuid[], ?::bigint[])
          as u(step, shard, id, number)
        where c.shard = u.shard and c.id = u.id and c.number = u.number
          and (u.step in (select step from stepped)) is true)
      """;

  private static final String ARMED =
      """
      , armed as (
        insert into waymark.event (shard, id, target, due, kind, root)
        select shard, id, '00000000-0000-0000-0000-000000000000',
          timestamptz 'epoch' + wake * interval '1 microsecond', 2, root
        from stepped where wake is not null
        returning id, n)
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, answer.*
      from (values (1)) as one
        left join (
          select id, seq, null::bigint as timer from stepped
          union all select id, null, n from armed) as answer on true\
      """;

  private static final String UNARMED =
      """
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, answer.*
      from (values (1)) as one
        left join (select id, seq, null::bigint as timer from stepped) as answer on true
      """;

  /// The parts that a batch has something for. Starting up the others would cost a lonely step more
  /// than its own writing does.
  record Parts(boolean history, boolean consumed, boolean posts, boolean calls, boolean timers) {
    static Parts of(List<StepRow> steps) {
      return new Parts(
          steps.stream().anyMatch(step -> !step.history().isEmpty()),
          steps.stream().anyMatch(step -> !step.consumed().isEmpty()),
          any(steps, post -> post instanceof Post.Child || post instanceof Post.Tell),
          any(steps, post -> post instanceof Post.Entrust || post instanceof Post.Recall),
          steps.stream().anyMatch(step -> step.wakeMicros().isPresent()));
    }

    private static boolean any(List<StepRow> steps, Predicate<Post> kind) {
      return steps.stream().anyMatch(step -> step.posts().stream().anyMatch(kind));
    }

    String sql() {
      return HEAD
          + (history ? RECORDED : "")
          + (consumed ? CONSUMED : "")
          + (posts ? POSTS : "")
          + (calls ? CALLS : "")
          + (timers ? ARMED : UNARMED);
    }
  }

  private record Entry(int step, StepRow row, int k, StepRow.HistoryEntry entry) {}

  private record Used(int step, InstanceId id, long n) {}

  private record Child(int step, Transaction.NewInstance instance) {}

  private record Told(int step, Post.Tell tell) {}

  static List<Row.Stepped> commit(Session session, Transaction.CommitSteps t) throws SQLException {
    var steps = t.steps().stream().sorted(Comparator.comparing(StepRow::id)).toList();
    var parts = Parts.of(steps);
    return session.write(
        parts.sql(),
        s -> {
          var binder = new Binder(s).uuid(t.node().value());
          bindSteps(binder, steps);
          if (parts.history()) {
            bindHistory(binder, steps);
          }
          if (parts.consumed()) {
            bindConsumed(binder, steps);
          }
          if (parts.posts()) {
            bindChildren(binder, steps);
            bindTold(binder, steps);
          }
          if (parts.calls()) {
            EntrustedCalls.bind(binder, steps);
          }
        },
        rows -> stepped(session, rows));
  }

  private static void bindSteps(Binder binder, List<StepRow> steps) throws SQLException {
    binder
        .positions(steps)
        .integers(steps, step -> step.id().shard())
        .uuids(steps, step -> step.id().value())
        .bigints(steps, StepRow::token)
        .bigints(steps, StepRow::seq)
        .byteas(steps, CommitStatement::state)
        .texts(steps, step -> status(step.disposition()))
        .texts(steps, step -> waiting(step.disposition()))
        .texts(steps, step -> unwinding(step.disposition()))
        .byteas(steps, step -> outcome(step.disposition()))
        .texts(steps, step -> reason(step.disposition()))
        .bigints(steps, step -> step.wakeMicros().orElse(null));
  }

  private static void bindHistory(Binder binder, List<StepRow> steps) throws SQLException {
    var entries = new ArrayList<Entry>();
    for (var step = 0; step < steps.size(); step++) {
      var row = steps.get(step);
      for (var k = 0; k < row.history().size(); k++) {
        entries.add(new Entry(step, row, k, row.history().get(k)));
      }
    }
    binder
        .integers(entries, Entry::step)
        .integers(entries, entry -> entry.row().id().shard())
        .uuids(entries, entry -> entry.row().id().value())
        .bigints(entries, entry -> entry.row().seq() + 1)
        .integers(entries, Entry::k)
        .texts(entries, entry -> entry.entry().kind())
        .byteas(entries, entry -> entry.entry().details().bytes());
  }

  private static void bindConsumed(Binder binder, List<StepRow> steps) throws SQLException {
    var used = new ArrayList<Used>();
    for (var step = 0; step < steps.size(); step++) {
      for (var n : steps.get(step).consumed()) {
        used.add(new Used(step, steps.get(step).id(), n));
      }
    }
    binder
        .integers(used, Used::step)
        .integers(used, event -> event.id().shard())
        .uuids(used, event -> event.id().value())
        .bigints(used, Used::n);
  }

  private static void bindChildren(Binder binder, List<StepRow> steps) throws SQLException {
    var children = new ArrayList<Child>();
    for (var step = 0; step < steps.size(); step++) {
      for (var post : steps.get(step).posts()) {
        if (post instanceof Post.Child(var instance)) {
          children.add(new Child(step, instance));
        }
      }
    }
    var instances = children.stream().map(Child::instance).toList();
    binder.integers(children, Child::step);
    NewInstances.bind(binder, instances);
    NewInstances.bindFirstEvents(binder, instances);
  }

  private static void bindTold(Binder binder, List<StepRow> steps) throws SQLException {
    var told = new ArrayList<Told>();
    for (var step = 0; step < steps.size(); step++) {
      for (var post : steps.get(step).posts()) {
        if (post instanceof Post.Tell tell) {
          told.add(new Told(step, tell));
        }
      }
    }
    binder
        .positions(told)
        .integers(told, Told::step)
        .integers(told, each -> each.tell().to().shard())
        .uuids(told, each -> each.tell().to().value())
        .integers(told, each -> EventCodec.kind(each.tell().event()))
        .byteas(told, each -> EventCodec.encode(each.tell().event()));
  }

  /// Null leaves the column as it is.
  private static byte @Nullable [] state(StepRow step) {
    return step.disposition() instanceof Disposition.Untouched ? null : step.state().bytes();
  }

  private static @Nullable String status(Disposition disposition) {
    return switch (disposition) {
      case Disposition.Keep _ -> "running";
      case Disposition.Release _ -> "waiting";
      case Disposition.Requeue _ -> "queued";
      case Disposition.Pause _ -> "paused";
      case Disposition.End(var outcome) -> outcome.status().word();
      case Disposition.Untouched _ -> null;
    };
  }

  private static @Nullable String waiting(Disposition disposition) {
    return switch (disposition) {
      case Disposition.Keep keep -> Reading.word(keep.waiting());
      case Disposition.Release release -> release.waiting().word();
      case Disposition.Requeue _, Disposition.Pause _, Disposition.End _, Disposition.Untouched _ ->
          null;
    };
  }

  private static @Nullable String unwinding(Disposition disposition) {
    return switch (disposition) {
      case Disposition.Keep keep -> keep.unwinding().map(Reading::word).orElse(null);
      case Disposition.Release release -> release.unwinding().map(Reading::word).orElse(null);
      case Disposition.Requeue _, Disposition.Pause _, Disposition.End _, Disposition.Untouched _ ->
          null;
    };
  }

  private static byte @Nullable [] outcome(Disposition disposition) {
    return disposition instanceof Disposition.End(var outcome) ? outcome.details().bytes() : null;
  }

  /// A reason may quote anything, and Postgres takes every character but one.
  private static @Nullable String reason(Disposition disposition) {
    return disposition instanceof Disposition.Pause(var reason)
        ? reason.replace('\0', '\uFFFD')
        : null;
  }

  private static List<Row.Stepped> stepped(Session session, ResultSet rows) throws SQLException {
    var seqs = new LinkedHashMap<InstanceId, Long>();
    var timers = new LinkedHashMap<InstanceId, Long>();
    Reading.list(
        session,
        rows,
        r -> {
          var id = Reading.instance(r, "id");
          var seq = r.getLong("seq");
          if (r.wasNull()) {
            timers.put(id, r.getLong("timer"));
          } else {
            seqs.put(id, seq);
          }
          return id;
        });
    var stepped = new ArrayList<Row.Stepped>();
    seqs.forEach(
        (id, seq) -> stepped.add(new Row.Stepped(id, seq, Optional.ofNullable(timers.get(id)))));
    return stepped;
  }
}
