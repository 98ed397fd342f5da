-- What must happen outside the database, written in the transaction that caused it and done after the commit.

-- Documents for the online store. One poster a document: the lease.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  -- A `return` (refund, exchange, void) is kept for the store until sync can bring it there.
  kind TEXT NOT NULL CHECK (kind IN ('sale', 'return')),
  document TEXT NOT NULL CHECK (json_valid(document)),
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'unknown', 'refused', 'done')),
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL,
  lease_owner TEXT,
  lease_until INTEGER NOT NULL DEFAULT 0,
  error_code TEXT,
  error_message TEXT,
  remote_code TEXT,
  created_at INTEGER NOT NULL,
  done_at INTEGER
) STRICT;

CREATE INDEX outbox_open ON outbox (due_at) WHERE state IN ('waiting', 'unknown') AND kind = 'sale';
CREATE INDEX outbox_refused ON outbox (created_at) WHERE state = 'refused';

-- Jobs for the printer and the drawer. A job whose bytes may have left is never sent again by itself.
CREATE TABLE device_job (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  kind TEXT NOT NULL CHECK (kind IN ('receipt', 'drawer')),
  -- What is printed, or why the drawer opens: a sale, a shift's report of now (x) or of its end (z), a movement of cash.
  subject TEXT NOT NULL CHECK (subject IN ('sale', 'x', 'z', 'cash')),
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
  stream TEXT PRIMARY KEY CHECK (stream IN ('settings', 'catalog', 'stock', 'product-ids', 'variant-ids')),
  cursor TEXT,
  complete_at INTEGER,
  read_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Ids that a whole sweep of the store did not list; absent twice means deleted there.
CREATE TABLE sync_absent (
  entity TEXT NOT NULL CHECK (entity IN ('product', 'variant')),
  remote_id TEXT NOT NULL,
  PRIMARY KEY (entity, remote_id)
) STRICT, WITHOUT ROWID;
