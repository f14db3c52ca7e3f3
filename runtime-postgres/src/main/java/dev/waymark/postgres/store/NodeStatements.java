package dev.waymark.postgres.store;

import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Offering;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The rows of runtime nodes: registering, beating, burying, forgetting.
final class NodeStatements {
  private NodeStatements() {}

  private static final String REGISTER =
      """
      with new as (
        insert into waymark.node (node, lease_until)
        values (?, clock_timestamp() + ? * interval '1 microsecond')
        on conflict do nothing
        returning node)
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, new.node
      from (values (1)) as one left join new on true\
      """;

  static boolean register(Session session, Transaction.RegisterNode t) throws SQLException {
    return !session
        .write(
            REGISTER,
            s -> new Binder(s).uuid(t.node().value()).bigint(t.leaseMicros()),
            rows -> Reading.list(session, rows, r -> true))
        .isEmpty();
  }

  /// No row: buried, or never registered.
  private static final String BEAT =
      """
      with beaten as (
        update waymark.node set lease_until = clock_timestamp() + ? * interval '1 microsecond'
        where node = ? and not dead
        returning node)
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, beaten.node
      from (values (1)) as one left join beaten on true\
      """;

  static boolean beat(Session session, Transaction.Beat t) throws SQLException {
    return !session
        .write(
            BEAT,
            s -> new Binder(s).bigint(t.leaseMicros()).uuid(t.node().value()),
            rows -> Reading.list(session, rows, r -> true))
        .isEmpty();
  }

  /// A client frozen with a full socket keeps its backend, and the backend its locks, for ever; a
  /// cancelled one too. So the sessions of an expired node are ended before its row is asked for.
  /// The last argument waits for their end, so that the burial that follows finds the row free.
  private static final String TERMINATE =
      """
      select pg_terminate_backend(a.pid, 500)
      from waymark.node n join pg_stat_activity a on a.application_name = 'waymark ' || n.node
      where not n.dead and n.lease_until < clock_timestamp()
        and a.usename = current_user and a.datname = current_database()
        and a.pid <> pg_backend_pid()\
      """;

  private static final String BURY =
      """
      with expired as materialized (
        select node from waymark.node
        where not dead and lease_until < clock_timestamp()
        order by node limit 8
        for update skip locked),
      buried as (
        update waymark.node n set dead = true from expired where n.node = expired.node
        returning n.node)
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, buried.node
      from (values (1)) as one left join buried on true\
      """;

  static List<NodeId> bury(Session session) throws SQLException {
    session.read(TERMINATE, s -> {}, rows -> true);
    return session.write(
        BURY, s -> {}, rows -> Reading.list(session, rows, r -> Reading.node(r, "node")));
  }

  private static final String MARK_DEAD =
      """
      with seen as materialized (select node from waymark.node where node = ? for update),
      marked as (
        update waymark.node n set dead = true from seen where n.node = seen.node
        returning n.node)
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, marked.node
      from (values (1)) as one left join marked on true\
      """;

  static boolean markDead(Session session, Transaction.MarkDead t) throws SQLException {
    return !session
        .write(
            MARK_DEAD,
            s -> new Binder(s).uuid(t.node().value()),
            rows -> Reading.list(session, rows, r -> true))
        .isEmpty();
  }

  /// Counts without locks: a row in another transaction's hands keeps the node.
  private static final String FORGET =
      """
      with forgotten as (
        delete from waymark.node n
        where n.dead
          and not exists (select from waymark.instance i where i.owner = n.node)
          and not exists (select from waymark.event e where e.target = n.node)
          and not exists (select from waymark.call c where c.node = n.node)
        returning n.node)
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, forgotten.node
      from (values (1)) as one left join forgotten on true\
      """;

  static List<NodeId> forget(Session session) throws SQLException {
    return session.write(
        FORGET, s -> {}, rows -> Reading.list(session, rows, r -> Reading.node(r, "node")));
  }

  private static final String LIST =
      """
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, n.node,
        (extract(epoch from n.lease_until) * 1000000)::bigint as lease_until, n.dead,
        n.actions, n.queues
      from (values (1)) as one left join waymark.node n on true\
      """;

  static List<Row.Node> list(Session session) throws SQLException {
    return session.read(
        LIST,
        s -> {},
        rows ->
            Reading.list(
                session,
                rows,
                r ->
                    new Row.Node(
                        Reading.node(r, "node"),
                        r.getLong("lease_until"),
                        r.getBoolean("dead"),
                        offerings(r))));
  }

  private static List<Offering> offerings(ResultSet rows) throws SQLException {
    var actions = Reading.texts(rows, "actions");
    var queues = Reading.texts(rows, "queues");
    var offerings = new ArrayList<Offering>();
    for (var i = 0; i < actions.size(); i++) {
      offerings.add(new Offering(actions.get(i), queues.get(i)));
    }
    return offerings;
  }

  private static final String ANNOUNCE =
      """
      with announced as (
        update waymark.node set actions = ?, queues = ? where node = ? and not dead
        returning node)
      select (extract(epoch from statement_timestamp()) * 1000000)::bigint, announced.node
      from (values (1)) as one left join announced on true\
      """;

  static boolean announce(Session session, Transaction.Announce t) throws SQLException {
    return !session
        .write(
            ANNOUNCE,
            s ->
                new Binder(s)
                    .texts(t.offerings(), Offering::action)
                    .texts(t.offerings(), Offering::queue)
                    .uuid(t.node().value()),
            rows -> Reading.list(session, rows, r -> true))
        .isEmpty();
  }
}
