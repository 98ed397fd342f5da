-- Orders of the online store, and what staff did with those that are collected here.

-- An order as the store last told it (`snapshot`), and where it is on its way: kept with each change of either.
CREATE TABLE web_order (
  -- The store's id.
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'given', 'cancelled')),
  -- Where it is collected; null for one that is sent.
  location_code TEXT,
  placed_at INTEGER NOT NULL,
  promised_at INTEGER,
  -- In capitals, without blanks.
  pickup_code TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN
    ('new', 'accepted', 'picking', 'packed', 'ready', 'handed-over', 'rejected', 'cancelled', 'released')),
  -- Whether somebody has to do something with it yet.
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  -- The highest number of its steps.
  seq INTEGER NOT NULL DEFAULT 0,
  -- When somebody at this till first saw it; null for one that is news.
  seen_at INTEGER,
  -- When it was placed, or the last that is known to have been done with it.
  touched_at INTEGER NOT NULL,
  -- JSON: what the board shows of it.
  card TEXT NOT NULL CHECK (json_valid(card)),
  -- Number, name, mail, phone and codes in small letters without accents, for finding.
  search TEXT NOT NULL,
  snapshot TEXT NOT NULL CHECK (json_valid(snapshot))
) STRICT;

CREATE INDEX web_order_open ON web_order (location_code) WHERE is_open = 1;
CREATE INDEX web_order_by_code ON web_order (code COLLATE NOCASE);
CREATE INDEX web_order_by_pickup_code ON web_order (pickup_code);
CREATE INDEX web_order_by_time ON web_order (placed_at);
CREATE INDEX web_order_over ON web_order (touched_at) WHERE is_open = 0 AND state <> 'open';

-- Orders of which this till can't say how they stand in the store.
CREATE TABLE unsure_order (
  id TEXT PRIMARY KEY,
  -- `untold`: all are read anew, and it was not among them yet. `unread`: it was told and not understood, it stays as it was.
  why TEXT NOT NULL CHECK (why IN ('untold', 'unread')),
  -- What was not understood, in words.
  message TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A step that somebody took, here or at another till.
CREATE TABLE pickup_event (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  -- No reference: another till may tell of it before the store tells of the order.
  order_id TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq >= 1),
  at INTEGER NOT NULL,
  register_code TEXT NOT NULL,
  clerk TEXT NOT NULL,
  step TEXT NOT NULL CHECK (json_valid(step))
) STRICT, WITHOUT ROWID;

CREATE INDEX pickup_event_by_order ON pickup_event (order_id, seq, id);
CREATE INDEX pickup_event_by_time ON pickup_event (at);
CREATE INDEX pickup_event_given_back ON pickup_event (at) WHERE step ->> 'kind' = 'give-back';

CREATE TRIGGER pickup_event_no_update BEFORE UPDATE ON pickup_event BEGIN SELECT raise(ABORT, 'pickup_event is append-only'); END;
-- Only steps of an order that is forgotten go, and only when the store has them: they name people.
CREATE TRIGGER pickup_event_no_delete BEFORE DELETE ON pickup_event
WHEN EXISTS (SELECT 1 FROM web_order WHERE id = OLD.order_id)
  OR EXISTS (SELECT 1 FROM outbox WHERE id = OLD.id AND state NOT IN ('done', 'dropped'))
BEGIN SELECT raise(ABORT, 'pickup_event is append-only'); END;
-- Another program's INSERT OR REPLACE fires no delete trigger.
CREATE TRIGGER pickup_event_no_replace BEFORE INSERT ON pickup_event
WHEN EXISTS (SELECT 1 FROM pickup_event WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'pickup_event is append-only'); END;

-- How this shop does pickups. One row.
CREATE TABLE pickup_rules (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- JSON, checked by the program.
  rules TEXT NOT NULL CHECK (json_valid(rules))
) STRICT;

-- Goods that stand in for others, first those with the lowest position.
CREATE TABLE substitute_pair (
  variant_id INTEGER NOT NULL REFERENCES variant (id),
  substitute_id INTEGER NOT NULL REFERENCES variant (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (variant_id, substitute_id),
  CHECK (variant_id <> substitute_id)
) STRICT, WITHOUT ROWID;

-- What staff has to look at before goods of a category are handed over: an age, an identity.
CREATE TABLE hand_over_check (
  category_id INTEGER PRIMARY KEY REFERENCES category (id) ON DELETE CASCADE,
  note TEXT NOT NULL
) STRICT;
