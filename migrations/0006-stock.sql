-- Stock moves, it is never set: every change is a movement with its cause. Quantities are thousandths.

-- What changed stock without a sale: goods received, counted, adjusted, sent to another location or come from there.
CREATE TABLE stock_document (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  kind TEXT NOT NULL CHECK (kind IN ('receipt', 'count', 'adjustment', 'transfer-out', 'transfer-in')),
  location_code TEXT NOT NULL,
  at INTEGER NOT NULL,
  clerk TEXT NOT NULL,
  staff_id TEXT REFERENCES staff (id),
  -- Why stock was adjusted, else empty.
  reason TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  -- The paper that came with received goods, and who sent them.
  reference TEXT NOT NULL DEFAULT '',
  supplier TEXT NOT NULL DEFAULT '',
  -- Where a transfer goes to or comes from, else null.
  other_location_code TEXT,
  -- What it completes: an expected delivery, a count, the transfer that arrived, or a file of goods; else null.
  source_id TEXT
) STRICT;

CREATE INDEX stock_document_by_time ON stock_document (at);
CREATE INDEX stock_document_by_source ON stock_document (source_id) WHERE source_id IS NOT NULL;

CREATE TABLE stock_document_line (
  document_id TEXT NOT NULL REFERENCES stock_document (id),
  position INTEGER NOT NULL CHECK (position >= 1),
  variant_id INTEGER NOT NULL REFERENCES variant (id),
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  -- What was added; negative for what went; 0 for a count that found what was expected.
  quantity INTEGER NOT NULL,
  -- What was expected: of a delivery, or of the shelf at the moment of counting; null where nothing was.
  expected INTEGER,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX stock_document_line_by_variant ON stock_document_line (variant_id);

-- Goods on their way to another place; the till never hears what is booked there, so a person closes it.
CREATE TABLE stock_transfer (
  id TEXT PRIMARY KEY REFERENCES stock_document (id),
  closed_at INTEGER
) STRICT;

CREATE INDEX stock_transfer_open ON stock_transfer (id) WHERE closed_at IS NULL;

-- Goods that are on their way, as their sender told it.
CREATE TABLE delivery (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  supplier TEXT NOT NULL,
  reference TEXT NOT NULL DEFAULT '',
  -- The day they are due, as YYYY-MM-DD, or null.
  due_on TEXT,
  created_at INTEGER NOT NULL,
  clerk TEXT NOT NULL,
  -- Null as long as something is still expected.
  closed_at INTEGER
) STRICT;

CREATE INDEX delivery_open ON delivery (due_on) WHERE closed_at IS NULL;

CREATE TABLE delivery_line (
  delivery_id TEXT NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
  variant_id INTEGER NOT NULL REFERENCES variant (id),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (delivery_id, variant_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_line_by_variant ON delivery_line (variant_id);

-- A count that is under way, or was. `scope` is JSON: everything, one category, or a list of variants.
CREATE TABLE stock_count (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  name TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (json_valid(scope)),
  -- Whoever counts is not shown what is expected.
  is_blind INTEGER NOT NULL CHECK (is_blind IN (0, 1)),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'booking', 'booked', 'dropped')),
  opened_at INTEGER NOT NULL,
  opened_by TEXT NOT NULL,
  closed_at INTEGER,
  -- How many variants there were to count when it was opened, and how many of them were counted.
  total INTEGER NOT NULL CHECK (total >= 0),
  counted INTEGER NOT NULL DEFAULT 0 CHECK (counted >= 0),
  -- JSON: what was decided when it was booked and how far that is, so that it goes on after a stop; else null.
  booking TEXT CHECK (json_valid(booking)),
  -- Variants booked so far.
  booked INTEGER NOT NULL DEFAULT 0 CHECK (booked >= 0)
) STRICT;

CREATE INDEX stock_count_by_time ON stock_count (opened_at);

-- What was found on the shelf, scan by scan. `expected` is what should have been there at that moment, so that sales
-- during the count don't spoil it.
CREATE TABLE count_entry (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  count_id TEXT NOT NULL REFERENCES stock_count (id),
  variant_id INTEGER NOT NULL REFERENCES variant (id),
  -- `add`: so many more were found. `set`: so many in all, whatever was said before.
  mode TEXT NOT NULL CHECK (mode IN ('add', 'set')),
  quantity INTEGER NOT NULL,
  -- Where no level was known it counts as none, and `known_at` is null.
  expected INTEGER NOT NULL,
  known_at INTEGER,
  -- The till's last movement before it.
  movement_seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  clerk TEXT NOT NULL
) STRICT;

CREATE INDEX count_entry_by_count ON count_entry (count_id, variant_id);

-- What the entries come to, a variant a row: kept with each of them, so that a count of everything is read by pages.
CREATE TABLE count_line (
  count_id TEXT NOT NULL REFERENCES stock_count (id),
  variant_id INTEGER NOT NULL REFERENCES variant (id),
  counted INTEGER NOT NULL,
  -- As it stood at the last entry.
  expected INTEGER NOT NULL,
  known_at INTEGER,
  difference INTEGER NOT NULL,
  -- The difference at the price of that moment, minor units.
  worth INTEGER NOT NULL,
  -- The till's last movement before the first entry that counts, and before the last one.
  first_movement_seq INTEGER NOT NULL,
  movement_seq INTEGER NOT NULL,
  entry_seq INTEGER NOT NULL REFERENCES count_entry (seq),
  last_at INTEGER NOT NULL,
  -- Not among what was to be counted.
  is_stray INTEGER NOT NULL CHECK (is_stray IN (0, 1)),
  PRIMARY KEY (count_id, variant_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX count_line_by_entry ON count_line (count_id, entry_seq);
CREATE INDEX count_line_by_worth ON count_line (count_id, abs(worth), variant_id, worth) WHERE difference <> 0;

-- `seq` is the order in which things happened at this till, whatever its clock said.
CREATE TABLE stock_movement (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  variant_id INTEGER NOT NULL REFERENCES variant (id),
  location_code TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  -- What is added to what is held for orders; negative for what is free again.
  held INTEGER NOT NULL DEFAULT 0,
  -- What there was with it, as far as the till knew then; null where nothing was known.
  after INTEGER,
  reason TEXT NOT NULL CHECK (reason IN ('sale', 'return', 'damage', 'void',
    'receipt', 'count', 'adjustment', 'transfer-out', 'transfer-in',
    'pickup', 'pickup-hold', 'pickup-release', 'pickup-return')),
  -- What caused it: one of the three.
  sale_id TEXT REFERENCES sale (id),
  stock_document_id TEXT REFERENCES stock_document (id),
  pickup_event_id TEXT,
  at INTEGER NOT NULL,
  CHECK (quantity <> 0 OR held <> 0),
  CHECK ((sale_id IS NOT NULL) + (stock_document_id IS NOT NULL) + (pickup_event_id IS NOT NULL) = 1)
) STRICT;

CREATE INDEX stock_movement_by_sale ON stock_movement (sale_id) WHERE sale_id IS NOT NULL;
CREATE INDEX stock_movement_by_document ON stock_movement (stock_document_id) WHERE stock_document_id IS NOT NULL;
CREATE INDEX stock_movement_by_pickup ON stock_movement (pickup_event_id) WHERE pickup_event_id IS NOT NULL;
-- Within a variant by seq, which is the row's own number.
CREATE INDEX stock_movement_by_variant ON stock_movement (variant_id);

-- Movements that no read of the store has shown yet; none in a shop without a store, where each changes the level itself.
-- `posted_at` is when the store confirmed the document (a sale,
-- a stock document or a step of a pickup) that they belong to: a read of the stock that began later has seen them.
CREATE TABLE unseen_movement (
  movement_id TEXT PRIMARY KEY REFERENCES stock_movement (id),
  variant_id INTEGER NOT NULL REFERENCES variant (id),
  document_id TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  held INTEGER NOT NULL DEFAULT 0,
  posted_at INTEGER
) STRICT;

CREATE INDEX unseen_movement_by_variant ON unseen_movement (variant_id, quantity, held);
CREATE INDEX unseen_movement_by_document ON unseen_movement (document_id);

-- What the store is asked to hold back while it has not heard of this till for long: of one variant, of all of a
-- category, or (both null) of everything. The nearest rule counts.
CREATE TABLE stock_buffer (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  variant_id INTEGER UNIQUE REFERENCES variant (id),
  category_id INTEGER UNIQUE REFERENCES category (id) ON DELETE CASCADE,
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  CHECK (variant_id IS NULL OR category_id IS NULL)
) STRICT;

CREATE TRIGGER stock_movement_no_update BEFORE UPDATE ON stock_movement BEGIN SELECT raise(ABORT, 'stock_movement is append-only'); END;
CREATE TRIGGER stock_movement_no_delete BEFORE DELETE ON stock_movement BEGIN SELECT raise(ABORT, 'stock_movement is append-only'); END;
CREATE TRIGGER stock_document_no_update BEFORE UPDATE ON stock_document BEGIN SELECT raise(ABORT, 'stock_document is append-only'); END;
CREATE TRIGGER stock_document_no_delete BEFORE DELETE ON stock_document BEGIN SELECT raise(ABORT, 'stock_document is append-only'); END;
CREATE TRIGGER stock_document_line_no_update BEFORE UPDATE ON stock_document_line BEGIN SELECT raise(ABORT, 'stock_document_line is append-only'); END;
CREATE TRIGGER stock_document_line_no_delete BEFORE DELETE ON stock_document_line BEGIN SELECT raise(ABORT, 'stock_document_line is append-only'); END;
CREATE TRIGGER count_entry_no_update BEFORE UPDATE ON count_entry BEGIN SELECT raise(ABORT, 'count_entry is append-only'); END;
CREATE TRIGGER count_entry_no_delete BEFORE DELETE ON count_entry BEGIN SELECT raise(ABORT, 'count_entry is append-only'); END;

-- Another program's INSERT OR REPLACE fires no delete trigger.
CREATE TRIGGER stock_movement_no_replace BEFORE INSERT ON stock_movement
WHEN EXISTS (SELECT 1 FROM stock_movement WHERE id = NEW.id OR seq = NEW.seq)
BEGIN SELECT raise(ABORT, 'stock_movement is append-only'); END;
CREATE TRIGGER stock_document_no_replace BEFORE INSERT ON stock_document
WHEN EXISTS (SELECT 1 FROM stock_document WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'stock_document is append-only'); END;
CREATE TRIGGER stock_document_line_no_replace BEFORE INSERT ON stock_document_line
WHEN EXISTS (SELECT 1 FROM stock_document_line WHERE document_id = NEW.document_id AND position = NEW.position)
BEGIN SELECT raise(ABORT, 'stock_document_line is append-only'); END;
CREATE TRIGGER count_entry_no_replace BEFORE INSERT ON count_entry
WHEN EXISTS (SELECT 1 FROM count_entry WHERE id = NEW.id OR seq = NEW.seq)
BEGIN SELECT raise(ABORT, 'count_entry is append-only'); END;
