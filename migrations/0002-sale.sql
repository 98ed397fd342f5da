-- Sales and what they leave behind. Ledgers are append-only: triggers refuse a change or a removal.

CREATE TABLE register (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  code TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 12),
  name TEXT NOT NULL
) STRICT;

CREATE TABLE sale (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  register_code TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  sold_at INTEGER NOT NULL,
  utc_offset_minutes INTEGER NOT NULL,
  clerk TEXT NOT NULL,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  total INTEGER NOT NULL,
  UNIQUE (register_code, number)
) STRICT;

CREATE INDEX sale_by_time ON sale (sold_at);

CREATE TABLE sale_line (
  sale_id TEXT NOT NULL REFERENCES sale (id),
  position INTEGER NOT NULL CHECK (position >= 1),
  variant_id INTEGER NOT NULL REFERENCES variant (id),
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('piece', 'kg', 'm')),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  unit_price INTEGER NOT NULL CHECK (unit_price >= 0),
  total INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  tax_rate_ppm INTEGER NOT NULL,
  PRIMARY KEY (sale_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE sale_tax (
  sale_id TEXT NOT NULL REFERENCES sale (id),
  rate_ppm INTEGER NOT NULL,
  net INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  PRIMARY KEY (sale_id, rate_ppm),
  CHECK (net + tax = gross)
) STRICT, WITHOUT ROWID;

CREATE TABLE tender (
  sale_id TEXT NOT NULL REFERENCES sale (id),
  position INTEGER NOT NULL CHECK (position >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('cash')),
  amount INTEGER NOT NULL,
  given INTEGER NOT NULL,
  change INTEGER NOT NULL CHECK (change >= 0),
  PRIMARY KEY (sale_id, position),
  CHECK (given - change = amount)
) STRICT, WITHOUT ROWID;

CREATE TABLE stock_movement (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  variant_id INTEGER NOT NULL REFERENCES variant (id),
  location_code TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity <> 0),
  reason TEXT NOT NULL CHECK (reason IN ('sale')),
  sale_id TEXT NOT NULL REFERENCES sale (id),
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX stock_movement_by_sale ON stock_movement (sale_id);

-- Movements that no read of the store has shown yet. `posted_at` is when the store confirmed the sale:
-- a read of the stock that began later has seen it.
CREATE TABLE unseen_movement (
  movement_id TEXT PRIMARY KEY REFERENCES stock_movement (id),
  variant_id INTEGER NOT NULL REFERENCES variant (id),
  sale_id TEXT NOT NULL REFERENCES sale (id),
  quantity INTEGER NOT NULL,
  posted_at INTEGER
) STRICT;

CREATE INDEX unseen_movement_by_variant ON unseen_movement (variant_id, quantity);
CREATE INDEX unseen_movement_by_sale ON unseen_movement (sale_id);

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;

CREATE TABLE basket_draft (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  basket TEXT NOT NULL CHECK (json_valid(basket)),
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER sale_number_without_gap BEFORE INSERT ON sale
WHEN NEW.number <> 1 + coalesce((SELECT max(number) FROM sale WHERE register_code = NEW.register_code), 0)
BEGIN SELECT raise(ABORT, 'receipt number leaves a gap'); END;

CREATE TRIGGER journal_without_gap BEFORE INSERT ON journal
WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM journal), 0)
  OR NEW.previous_hash <> coalesce((SELECT hash FROM journal ORDER BY seq DESC LIMIT 1),
    '0000000000000000000000000000000000000000000000000000000000000000')
BEGIN SELECT raise(ABORT, 'journal chain is broken'); END;

CREATE TRIGGER sale_no_update BEFORE UPDATE ON sale BEGIN SELECT raise(ABORT, 'sale is append-only'); END;
CREATE TRIGGER sale_no_delete BEFORE DELETE ON sale BEGIN SELECT raise(ABORT, 'sale is append-only'); END;
CREATE TRIGGER sale_line_no_update BEFORE UPDATE ON sale_line BEGIN SELECT raise(ABORT, 'sale_line is append-only'); END;
CREATE TRIGGER sale_line_no_delete BEFORE DELETE ON sale_line BEGIN SELECT raise(ABORT, 'sale_line is append-only'); END;
CREATE TRIGGER sale_tax_no_update BEFORE UPDATE ON sale_tax BEGIN SELECT raise(ABORT, 'sale_tax is append-only'); END;
CREATE TRIGGER sale_tax_no_delete BEFORE DELETE ON sale_tax BEGIN SELECT raise(ABORT, 'sale_tax is append-only'); END;
CREATE TRIGGER tender_no_update BEFORE UPDATE ON tender BEGIN SELECT raise(ABORT, 'tender is append-only'); END;
CREATE TRIGGER tender_no_delete BEFORE DELETE ON tender BEGIN SELECT raise(ABORT, 'tender is append-only'); END;
CREATE TRIGGER stock_movement_no_update BEFORE UPDATE ON stock_movement BEGIN SELECT raise(ABORT, 'stock_movement is append-only'); END;
CREATE TRIGGER stock_movement_no_delete BEFORE DELETE ON stock_movement BEGIN SELECT raise(ABORT, 'stock_movement is append-only'); END;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT raise(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT raise(ABORT, 'journal is append-only'); END;
