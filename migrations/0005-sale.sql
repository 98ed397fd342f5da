-- Sales and what they leave behind. Ledgers are append-only: triggers refuse a change or a removal.

CREATE TABLE register (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  code TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 12),
  name TEXT NOT NULL
) STRICT;

-- Sales, refunds, exchanges and voids: one series of numbers. What comes back has negative quantities and amounts.
CREATE TABLE sale (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  kind TEXT NOT NULL CHECK (kind IN ('sale', 'refund', 'exchange', 'void')),
  register_code TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  shift_id TEXT NOT NULL REFERENCES shift (id),
  sold_at INTEGER NOT NULL,
  utc_offset_minutes INTEGER NOT NULL,
  clerk TEXT NOT NULL,
  staff_id TEXT REFERENCES staff (id),
  customer_id TEXT REFERENCES customer (id),
  customer_name TEXT NOT NULL DEFAULT '',
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  total INTEGER NOT NULL,
  -- What cash rounding added: the tenders add up to total + rounding.
  rounding INTEGER NOT NULL DEFAULT 0,
  saved INTEGER NOT NULL DEFAULT 0,
  -- JSON: what each promotion took off; why no tax was due, or null.
  promotions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(promotions)),
  exemption TEXT CHECK (json_valid(exemption)),
  note TEXT NOT NULL DEFAULT '',
  voids TEXT UNIQUE REFERENCES sale (id),
  UNIQUE (register_code, number),
  CHECK ((kind = 'void') = (voids IS NOT NULL))
) STRICT;

CREATE INDEX sale_by_time ON sale (sold_at);
CREATE INDEX sale_by_shift ON sale (shift_id);
CREATE INDEX sale_by_customer ON sale (customer_id, sold_at) WHERE customer_id IS NOT NULL;

CREATE TABLE sale_line (
  sale_id TEXT NOT NULL REFERENCES sale (id),
  position INTEGER NOT NULL CHECK (position >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('goods', 'misc', 'voucher', 'return', 'order', 'order-back')),
  variant_id INTEGER REFERENCES variant (id),
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('piece', 'kg', 'm')),
  quantity INTEGER NOT NULL CHECK (quantity <> 0),
  unit_price INTEGER NOT NULL CHECK (unit_price >= 0),
  total INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  saved INTEGER NOT NULL DEFAULT 0 CHECK (saved >= 0),
  -- JSON: the line's share of each tax, and the steps from its price to its total.
  taxes TEXT NOT NULL CHECK (json_valid(taxes)),
  steps TEXT NOT NULL CHECK (json_valid(steps)),
  tax_category_id INTEGER,
  note TEXT NOT NULL DEFAULT '',
  voucher_code TEXT NOT NULL DEFAULT '',
  -- The order of the online store that it pays or gives back.
  web_order_id TEXT,
  -- The sold line that comes back, why, and in what condition.
  origin_sale_id TEXT REFERENCES sale (id),
  origin_position INTEGER,
  reason TEXT NOT NULL DEFAULT '',
  condition TEXT CHECK (condition IN ('restock', 'damaged')),
  PRIMARY KEY (sale_id, position),
  CHECK ((origin_sale_id IS NULL) = (origin_position IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX sale_line_by_order ON sale_line (web_order_id) WHERE web_order_id IS NOT NULL;
CREATE INDEX sale_line_by_origin ON sale_line (origin_sale_id, origin_position) WHERE origin_sale_id IS NOT NULL;

-- Never more back than was sold, whoever asks (quantities that come back are negative).
CREATE TRIGGER sale_line_not_returned_twice BEFORE INSERT ON sale_line
WHEN NEW.origin_sale_id IS NOT NULL AND NEW.kind <> 'order-back' AND -NEW.quantity >
  (SELECT quantity FROM sale_line WHERE sale_id = NEW.origin_sale_id AND position = NEW.origin_position)
  + coalesce((SELECT sum(quantity) FROM sale_line
      WHERE origin_sale_id = NEW.origin_sale_id AND origin_position = NEW.origin_position), 0)
BEGIN SELECT raise(ABORT, 'more is returned than was sold'); END;

-- Money taken for an order goes back in parts.
CREATE TRIGGER sale_line_order_not_given_back_twice BEFORE INSERT ON sale_line
WHEN NEW.origin_sale_id IS NOT NULL AND NEW.kind = 'order-back' AND -NEW.total >
  (SELECT total FROM sale_line WHERE sale_id = NEW.origin_sale_id AND position = NEW.origin_position)
  + coalesce((SELECT sum(total) FROM sale_line
      WHERE origin_sale_id = NEW.origin_sale_id AND origin_position = NEW.origin_position), 0)
BEGIN SELECT raise(ABORT, 'more is given back than was taken'); END;

CREATE TABLE sale_tax (
  sale_id TEXT NOT NULL REFERENCES sale (id),
  position INTEGER NOT NULL CHECK (position >= 1),
  name TEXT NOT NULL,
  rate_ppm INTEGER NOT NULL,
  net INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  PRIMARY KEY (sale_id, position),
  CHECK (net + tax = gross)
) STRICT, WITHOUT ROWID;

CREATE TABLE tender (
  sale_id TEXT NOT NULL REFERENCES sale (id),
  position INTEGER NOT NULL CHECK (position >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('cash', 'card', 'voucher', 'credit', 'invoice', 'transfer', 'other')),
  name TEXT NOT NULL DEFAULT '',
  amount INTEGER NOT NULL,
  given INTEGER NOT NULL,
  change INTEGER NOT NULL CHECK (change >= 0),
  reference TEXT NOT NULL DEFAULT '',
  -- Cash of another currency: the currency, its minor units, and the rate as worth/per.
  foreign_currency TEXT CHECK (length(foreign_currency) = 3),
  foreign_given INTEGER,
  foreign_worth INTEGER,
  foreign_per INTEGER,
  PRIMARY KEY (sale_id, position),
  CHECK (given - change = amount),
  CHECK (change = 0 OR kind = 'cash')
) STRICT, WITHOUT ROWID;

-- What the shop owes: gift vouchers by their code, store credit of a customer; and what customers owe on invoice.
CREATE TABLE account (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  kind TEXT NOT NULL CHECK (kind IN ('voucher', 'credit', 'invoice')),
  -- A voucher's code, else empty.
  code TEXT NOT NULL DEFAULT '',
  customer_id TEXT REFERENCES customer (id),
  opened_at INTEGER NOT NULL,
  CHECK ((kind = 'voucher') = (code <> '')),
  CHECK (kind = 'voucher' OR customer_id IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX account_by_code ON account (code) WHERE kind = 'voucher';
CREATE UNIQUE INDEX account_by_customer ON account (customer_id, kind) WHERE kind <> 'voucher';

-- A positive amount is added to the balance. A voucher and a credit are never overdrawn.
CREATE TABLE account_entry (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  account_id TEXT NOT NULL REFERENCES account (id),
  sale_id TEXT NOT NULL REFERENCES sale (id),
  amount INTEGER NOT NULL CHECK (amount <> 0),
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX account_entry_by_account ON account_entry (account_id);

CREATE TRIGGER account_not_overdrawn BEFORE INSERT ON account_entry
WHEN NEW.amount < 0
  AND (SELECT kind FROM account WHERE id = NEW.account_id) <> 'invoice'
  AND NEW.amount + coalesce((SELECT sum(amount) FROM account_entry WHERE account_id = NEW.account_id), 0) < 0
BEGIN SELECT raise(ABORT, 'account is overdrawn'); END;

-- Which promotion was used with which sale, for limits of use.
CREATE TABLE promotion_use (
  promotion_id TEXT NOT NULL,
  sale_id TEXT NOT NULL REFERENCES sale (id),
  customer_id TEXT,
  PRIMARY KEY (promotion_id, sale_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  -- Ed25519 over the hash, base64, with the key of that id; null where this PC keeps no secrets.
  key_id TEXT,
  signature TEXT,
  CHECK ((key_id IS NULL) = (signature IS NULL))
) STRICT;

-- Baskets that are not paid yet. An open one is a tab on the screen; a parked one waits under its name.
CREATE TABLE open_basket (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  basket TEXT NOT NULL CHECK (json_valid(basket)),
  state TEXT NOT NULL CHECK (state IN ('open', 'parked')),
  -- The tab that was in front.
  is_active INTEGER NOT NULL DEFAULT 0 CHECK (is_active IN (0, 1)),
  name TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  by TEXT NOT NULL,
  since INTEGER NOT NULL,
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
CREATE TRIGGER sale_in_open_shift BEFORE INSERT ON sale
WHEN EXISTS (SELECT 1 FROM shift_close WHERE shift_id = NEW.shift_id)
BEGIN SELECT raise(ABORT, 'shift is closed'); END;

CREATE TRIGGER account_no_update BEFORE UPDATE ON account BEGIN SELECT raise(ABORT, 'account is append-only'); END;
CREATE TRIGGER account_no_delete BEFORE DELETE ON account BEGIN SELECT raise(ABORT, 'account is append-only'); END;
CREATE TRIGGER account_entry_no_update BEFORE UPDATE ON account_entry BEGIN SELECT raise(ABORT, 'account_entry is append-only'); END;
CREATE TRIGGER account_entry_no_delete BEFORE DELETE ON account_entry BEGIN SELECT raise(ABORT, 'account_entry is append-only'); END;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT raise(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT raise(ABORT, 'journal is append-only'); END;

-- Another program's INSERT OR REPLACE fires no delete trigger.
CREATE TRIGGER sale_no_replace BEFORE INSERT ON sale
WHEN EXISTS (SELECT 1 FROM sale WHERE id = NEW.id OR voids = NEW.voids)
BEGIN SELECT raise(ABORT, 'sale is append-only'); END;
CREATE TRIGGER sale_line_no_replace BEFORE INSERT ON sale_line
WHEN EXISTS (SELECT 1 FROM sale_line WHERE sale_id = NEW.sale_id AND position = NEW.position)
BEGIN SELECT raise(ABORT, 'sale_line is append-only'); END;
CREATE TRIGGER sale_tax_no_replace BEFORE INSERT ON sale_tax
WHEN EXISTS (SELECT 1 FROM sale_tax WHERE sale_id = NEW.sale_id AND position = NEW.position)
BEGIN SELECT raise(ABORT, 'sale_tax is append-only'); END;
CREATE TRIGGER tender_no_replace BEFORE INSERT ON tender
WHEN EXISTS (SELECT 1 FROM tender WHERE sale_id = NEW.sale_id AND position = NEW.position)
BEGIN SELECT raise(ABORT, 'tender is append-only'); END;
CREATE TRIGGER account_no_replace BEFORE INSERT ON account
WHEN EXISTS (SELECT 1 FROM account WHERE id = NEW.id OR (kind = NEW.kind AND iif(kind = 'voucher', code = NEW.code, customer_id = NEW.customer_id)))
BEGIN SELECT raise(ABORT, 'account is append-only'); END;
CREATE TRIGGER account_entry_no_replace BEFORE INSERT ON account_entry
WHEN EXISTS (SELECT 1 FROM account_entry WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'account_entry is append-only'); END;
CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE hash = NEW.hash)
BEGIN SELECT raise(ABORT, 'journal is append-only'); END;
