-- The tables of one Waymark database, PostgreSQL 14 to 18. No extension, no trigger, no foreign key.
--
-- WHAT STANDS WHERE
--   node        one row per boot of a runtime node. A lease, renewed by one UPDATE; `dead` is for ever.
--   instance    one row per instance: who owns it (owner), how often it has changed hands (token), how
--               often it was written (seq), what it is doing (status, waiting) and its state.
--   event       what an instance has yet to be told: input, signals, outcomes, timers, plain wake-ups.
--               Inbox, timer and ready queue are this one table: a wake-up is the event itself, and
--               lives until the commit that consumed it. `target` is who shall see to it: the nil id
--               means anybody, else the owner as the sender saw it, which may be stale.
--   history     what happened, in order; only ever appended.
--   start_key, signal_key   which keys were used; they outlive what they started.
--   program, source         what instances run (by hash) and how it was written (by digest); immutable.
--
-- WHO MOVES AN INSTANCE, AND FROM WHERE TO WHERE (names are those of engine.store.Transaction)
--   Start         -> queued, unowned, first event for anybody; or -> running, owned here, token 1.
--   Claim         queued | waiting, unowned, with a due event for anybody -> running, token + 1.
--   CommitSteps   running -> running | waiting | queued | paused | completed | failed | cancelled,
--                 where owner, token and seq are those of the writer and its node is not dead; seq + 1.
--   Reap          running, owner dead -> queued, unowned, token + 1, strikes + 1, a wake-up for anybody.
--   Retire        the same of oneself, without a strike.
--   Signal        moves nothing: it inserts an event.
--   Retain        ended long ago -> gone, with its events, history and keys.
--
-- WHY IT IS SAFE
--   Every write of an instance names (owner, token, seq) and changes nothing where one differs. Bury
--   takes the node row FOR UPDATE; Claim, CommitSteps and Start (owned here) hold it KEY SHARE: nothing
--   of a node lands after its burial. Row locks are SKIP LOCKED, so nobody waits but for a node row or
--   for a unique key.
--
-- Every key begins with the shard, which the instance's id carries; no unique key goes without it, so
-- the tables can be distributed by it. node, program and source are reference tables.

create table waymark.node (
  node uuid primary key,
  lease_until timestamptz not null,
  dead boolean not null default false,
  registered_at timestamptz not null default clock_timestamp()
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

create table waymark.instance (
  shard smallint not null,
  id uuid not null,
  root uuid not null,
  owner uuid,
  token bigint not null,
  seq bigint not null default 0,
  status text not null check (status in
    ('queued', 'running', 'waiting', 'paused', 'completed', 'failed', 'cancelled')),
  waiting text check (waiting in
    ('action', 'queue', 'no-worker', 'retry', 'sleep', 'signal', 'child', 'parallel', 'capacity', 'version')),
  unwinding text check (unwinding in ('failed', 'cancelled', 'deadline')),
  strikes integer not null default 0,
  workflow text not null,
  key text,
  key_shard smallint,
  program text not null,
  source text not null,
  parent uuid,
  call_number bigint,
  call_name text,
  attached boolean,
  state bytea not null default '',
  outcome bytea,
  paused_because text,
  created_at timestamptz not null default statement_timestamp(),
  changed_at timestamptz not null default statement_timestamp(),
  ended_at timestamptz,
  primary key (shard, id)
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 20000,
        autovacuum_analyze_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0);

-- No index on what a commit of a kept instance changes: such an update stays within its page.
create index instance_by_id on waymark.instance (id);
create index instance_owned on waymark.instance (owner, id) where owner is not null;
create index instance_child on waymark.instance (root, id) where root <> id;
create index instance_by_key on waymark.instance (key) where key is not null;
create index instance_ended on waymark.instance (ended_at) where ended_at is not null;

create table waymark.event (
  shard smallint not null,
  id uuid not null,
  n bigint generated always as identity,
  target uuid not null,
  due timestamptz not null,
  kind smallint not null,
  root uuid not null,
  payload bytea not null default '',
  primary key (shard, id, n)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
        autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000,
        autovacuum_vacuum_cost_delay = 0);

create index event_due on waymark.event (target, due, shard, id);

create table waymark.history (
  shard smallint not null,
  id uuid not null,
  seq bigint not null,
  k integer not null,
  at timestamptz not null default statement_timestamp(),
  kind text not null,
  details bytea not null,
  primary key (shard, id, seq, k)
);

create table waymark.start_key (
  shard smallint not null,
  workflow text not null,
  key text not null,
  id uuid not null,
  primary key (shard, workflow, key)
);

create table waymark.signal_key (
  shard smallint not null,
  id uuid not null,
  key text not null,
  primary key (shard, id, key)
);

create table waymark.program (
  hash text primary key,
  program bytea not null
);

create table waymark.source (
  digest text primary key,
  debug_table bytea not null
);
