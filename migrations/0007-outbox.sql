-- What must happen outside the database, written in the transaction that caused it and done after the commit.

-- Documents for the online store. One poster a document: the lease. What is leased is being sent.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  kind TEXT NOT NULL CHECK (kind IN ('sale', 'return', 'stock', 'customer', 'pickup')),
  -- As it was first written; decisions of people stand beside it (inbox_decision). Only a customer's that was never
  -- tried is replaced by a newer one, and what was packed of an order means nothing once it is unpacked before the
  -- store heard of it. Steps with an order that is forgotten lose who collected it and what the shopper was told.
  document TEXT NOT NULL CHECK (json_valid(document)),
  -- `uncertain`: it may have arrived, so the store is asked before it is sent again. `dropped`: a person decided
  -- that the store never gets it.
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'uncertain', 'refused', 'done', 'dropped')),
  -- What the connector remembers of it between two tries.
  memory TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  -- Those of them that left open whether the store has it: no answer to it, or none about it.
  unclear INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL,
  lease_owner TEXT,
  lease_until INTEGER NOT NULL DEFAULT 0,
  error_code TEXT,
  error_message TEXT,
  -- JSON: what the store's no was about, or null.
  error_detail TEXT CHECK (json_valid(error_detail)),
  refused_at INTEGER,
  remote_id TEXT,
  remote_code TEXT,
  -- What it is worth in the store, minor units; null where it has no worth or is not there.
  remote_total INTEGER,
  -- What it was to be worth there, as it went up: what was left out of it does not count.
  told_total INTEGER,
  created_at INTEGER NOT NULL,
  done_at INTEGER,
  -- In which order the store got them, whatever the till's clock said; null as long as it has not.
  done_seq INTEGER
) STRICT;

CREATE INDEX outbox_next ON outbox (created_at, id) WHERE state IN ('waiting', 'uncertain');
CREATE INDEX outbox_due ON outbox (due_at) WHERE state IN ('waiting', 'uncertain') AND lease_owner IS NULL;
CREATE INDEX outbox_held ON outbox (lease_until) WHERE lease_owner IS NOT NULL;
CREATE INDEX outbox_uncertain ON outbox (unclear) WHERE state = 'uncertain';
CREATE INDEX outbox_refused ON outbox (refused_at, id) WHERE state = 'refused';
CREATE INDEX outbox_customer ON outbox (document ->> 'customerId', created_at) WHERE kind = 'customer';
-- What is worth another amount in the store than it was to be.
CREATE INDEX outbox_apart ON outbox (done_at) WHERE state = 'done' AND remote_total <> told_total;
CREATE UNIQUE INDEX outbox_done ON outbox (done_seq) WHERE done_seq IS NOT NULL;

-- What has to be in the store first: the customer of a sale, the sale of a refund.
CREATE TABLE outbox_need (
  outbox_id TEXT NOT NULL REFERENCES outbox (id),
  needs_id TEXT NOT NULL REFERENCES outbox (id),
  PRIMARY KEY (outbox_id, needs_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_need_by_needed ON outbox_need (needs_id);

-- What people decided about what the store refused. Undone ones stay, marked.
CREATE TABLE inbox_decision (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  outbox_id TEXT NOT NULL REFERENCES outbox (id),
  -- The refusal that it answers: what lies in the inbox again when it is undone.
  refused_at INTEGER NOT NULL,
  error_code TEXT NOT NULL,
  error_message TEXT NOT NULL,
  error_detail TEXT CHECK (json_valid(error_detail)),
  -- JSON with its kind.
  decision TEXT NOT NULL CHECK (json_valid(decision)),
  at INTEGER NOT NULL,
  clerk TEXT NOT NULL,
  staff_id TEXT REFERENCES staff (id),
  undone_at INTEGER,
  undone_by TEXT
) STRICT;

CREATE INDEX inbox_decision_by_document ON inbox_decision (outbox_id, at);
CREATE INDEX inbox_decision_by_time ON inbox_decision (at);

-- Jobs for the printer and the drawer. A job whose bytes may have left is never sent again by itself.
CREATE TABLE device_job (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  kind TEXT NOT NULL CHECK (kind IN ('receipt', 'drawer')),
  -- What is printed, or why the drawer opens: a sale, a shift's report of now (x) or of its end (z), a movement of cash,
  -- what was found before the shop opened, the slips of a packed order (by the step that packed it).
  subject TEXT NOT NULL CHECK (subject IN ('sale', 'x', 'z', 'cash', 'opening', 'pickup')),
  subject_id TEXT NOT NULL CHECK (length(subject_id) = 36),
  is_copy INTEGER NOT NULL DEFAULT 0 CHECK (is_copy IN (0, 1)),
  state TEXT NOT NULL DEFAULT 'queued'
    CHECK (state IN ('queued', 'sent', 'confirmed', 'unknown', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  error_code TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE INDEX device_job_queued ON device_job (created_at, id) WHERE state = 'queued';
CREATE INDEX device_job_by_subject ON device_job (subject_id);

-- Where each stream of the store was read to; `complete_at` is set when it first came to its end.
CREATE TABLE sync_cursor (
  stream TEXT PRIMARY KEY CHECK (stream IN
    ('settings', 'catalog', 'stock', 'orders', 'customers', 'promotions', 'product-ids', 'variant-ids')),
  cursor TEXT,
  complete_at INTEGER,
  read_at INTEGER NOT NULL,
  -- A person wants it read from its beginning; sync does so with its next round, and not in the middle of a page.
  is_wanted_anew INTEGER NOT NULL DEFAULT 0 CHECK (is_wanted_anew IN (0, 1))
) STRICT, WITHOUT ROWID;

-- The last trouble with each stream; gone when the stream was read well again.
CREATE TABLE sync_trouble (
  stream TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The last exchanges with the store, for people who want to know; the oldest go. Never a key in it.
CREATE TABLE sync_exchange (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('down', 'up')),
  -- A stream, or the kind of a document.
  subject TEXT NOT NULL,
  -- A receipt number or what else names the document; empty for a stream.
  name TEXT NOT NULL DEFAULT '',
  items INTEGER NOT NULL,
  took_ms INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused', 'later', 'uncertain')),
  message TEXT NOT NULL DEFAULT ''
) STRICT;

-- How sync is, beyond what one run of the program knows: whether a person stopped it, since when the line is down, and
-- since when the store is known to be an older one: restored from a backup that ends with the document `rewound_to` of
-- those that it got (`done_seq`), 0 for none.
CREATE TABLE sync_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  paused_at INTEGER,
  paused_by TEXT,
  offline_since INTEGER,
  rewound_at INTEGER,
  rewound_to INTEGER NOT NULL DEFAULT 0,
  -- When the till asks the store to hold stock back: milliseconds of silence, 0 for never.
  hold_back_after INTEGER NOT NULL DEFAULT 0 CHECK (hold_back_after >= 0)
) STRICT;

INSERT INTO sync_state (id) VALUES (1);

-- Ids that a whole sweep of the store did not list; absent twice means deleted there.
CREATE TABLE sync_absent (
  entity TEXT NOT NULL CHECK (entity IN ('product', 'variant')),
  remote_id TEXT NOT NULL,
  PRIMARY KEY (entity, remote_id)
) STRICT, WITHOUT ROWID;
