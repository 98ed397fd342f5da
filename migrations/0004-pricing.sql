-- The shop's rules of money, beside what its store says.

-- One row: what the manager chose, as JSON behind one schema of the contract.
CREATE TABLE shop_rules (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  rules TEXT NOT NULL CHECK (json_valid(rules))
) STRICT;

-- Several, compound or fixed taxes of a category; without a row the category's one rate holds.
CREATE TABLE tax_detail (
  tax_category_id INTEGER PRIMARY KEY REFERENCES tax_category (id) ON DELETE CASCADE,
  rates TEXT NOT NULL CHECK (json_valid(rates)),
  charges TEXT NOT NULL CHECK (json_valid(charges))
) STRICT;

CREATE TABLE promotion (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 100),
  -- The store's own id; null for one that the shop made here.
  remote_id TEXT UNIQUE,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  is_enabled INTEGER NOT NULL DEFAULT 1 CHECK (is_enabled IN (0, 1)),
  -- Everything else as JSON behind the contract's schema.
  rule TEXT NOT NULL CHECK (json_valid(rule)),
  -- How often it may be used, by anybody and by one customer; null: without limit.
  use_limit INTEGER CHECK (use_limit >= 1),
  customer_limit INTEGER CHECK (customer_limit >= 1),
  changed_at INTEGER NOT NULL
) STRICT;

-- Codes with the measure inside, as the shop's scales print them.
CREATE TABLE barcode_rule (
  prefix TEXT PRIMARY KEY CHECK (prefix IN ('02') OR prefix GLOB '2[0-9]'),
  kind TEXT NOT NULL CHECK (kind IN ('price', 'weight')),
  item_digits INTEGER NOT NULL CHECK (item_digits BETWEEN 4 AND 6),
  value_digits INTEGER NOT NULL CHECK (value_digits BETWEEN 4 AND 6),
  value_decimals INTEGER NOT NULL CHECK (value_decimals BETWEEN 0 AND 3),
  has_value_check INTEGER NOT NULL CHECK (has_value_check IN (0, 1))
) STRICT, WITHOUT ROWID;
