-- Work that the owner of an instance cannot do itself.
--
--   call        one row per attempt of a call whose action the instance's node does not offer. A call that
--               its node carries out itself has no row. `node` has it now (null: nobody); `delivery` counts
--               its hand-overs, and with the attempt and the node fences each of them.
--   node        a worker is a node that owns no instance: it has a row, a lease, a burial. `actions` and
--               `queues`, side by side, are what a node carries out for whoever needs it.
--
-- WHO MOVES A CALL
--   CommitSteps   entrusts it (a row that nobody has) and recalls it (no row), with the instance's fence.
--   ClaimCalls    nobody's, due -> the node's; delivery + 1, and the attempt's time begins (expires).
--   SettleCalls   the node's -> gone, and an event for the instance: that deletion is the attempt's one
--                 outcome. Or given back: nobody's, due later.
--   SweepCalls    a dead node's -> nobody's, due later, lost + 1; no attempt is used up.
--   Retire        the node's -> nobody's.

alter table waymark.node
  add column actions text[] not null default '{}',
  add column queues text[] not null default '{}';

create table waymark.call (
  shard smallint not null,
  id uuid not null,
  number bigint not null,
  name text not null,
  attempt integer not null,
  action text not null,
  queue text not null,
  node uuid,
  delivery integer not null,
  lost integer not null default 0,
  due timestamptz not null,
  expires timestamptz,
  timeout_micros bigint not null,
  deadline_micros bigint not null,
  author_key text,
  root uuid not null,
  arguments bytea not null,
  entrusted_at timestamptz not null default statement_timestamp(),
  primary key (shard, id, number)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
        autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000,
        autovacuum_vacuum_cost_delay = 0);

create index call_ready on waymark.call (action, queue, due) where node is null;
create index call_held on waymark.call (node) where node is not null;
create index call_expiring on waymark.call (expires) where expires is not null;
