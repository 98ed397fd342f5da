-- The local copy of the store's catalog and stock. Amounts are minor units, quantities thousandths,
-- rates parts per million, instants milliseconds UTC. `remote_id` is the store's own id.

CREATE TABLE shop (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  kind TEXT NOT NULL CHECK (kind IN ('vendure', 'medusa', 'sample', 'empty')),
  name TEXT NOT NULL,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  address TEXT NOT NULL DEFAULT '',
  tax_number TEXT NOT NULL DEFAULT '',
  location_remote_id TEXT NOT NULL,
  location_code TEXT NOT NULL,
  -- Where the online store is; empty where there is none. Its key is never in the database.
  store_url TEXT NOT NULL DEFAULT '',
  store_channel TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE tax_category (
  id INTEGER PRIMARY KEY,
  remote_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  rate_ppm INTEGER NOT NULL CHECK (rate_ppm BETWEEN 0 AND 10000000)
) STRICT;

CREATE TABLE stock_location (
  id INTEGER PRIMARY KEY,
  remote_id TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE category (
  id INTEGER PRIMARY KEY,
  remote_id TEXT NOT NULL UNIQUE,
  parent_id INTEGER REFERENCES category (id) ON DELETE SET NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE picture (
  id INTEGER PRIMARY KEY,
  remote_id TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL,
  file TEXT,
  size INTEGER NOT NULL DEFAULT 0 CHECK (size >= 0),
  used_at INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX picture_by_use ON picture (used_at) WHERE file IS NOT NULL;

CREATE TABLE product (
  id INTEGER PRIMARY KEY,
  remote_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  picture_id INTEGER REFERENCES picture (id) ON DELETE SET NULL
) STRICT;

CREATE TABLE product_category (
  product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  category_id INTEGER NOT NULL REFERENCES category (id) ON DELETE CASCADE,
  PRIMARY KEY (category_id, product_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX product_category_by_product ON product_category (product_id);

CREATE TABLE variant (
  id INTEGER PRIMARY KEY,
  remote_id TEXT NOT NULL UNIQUE,
  product_id INTEGER NOT NULL REFERENCES product (id),
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  unit TEXT NOT NULL DEFAULT 'piece' CHECK (unit IN ('piece', 'kg', 'm')),
  price INTEGER NOT NULL CHECK (price >= 0),
  tax_category_id INTEGER NOT NULL REFERENCES tax_category (id),
  picture_id INTEGER REFERENCES picture (id) ON DELETE SET NULL,
  enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX variant_by_product ON variant (product_id);
CREATE INDEX variant_by_sku ON variant (sku);
CREATE INDEX variant_by_name ON variant (name COLLATE NOCASE) WHERE enabled = 1 AND deleted = 0;

CREATE TABLE variant_option (
  variant_id INTEGER NOT NULL REFERENCES variant (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  group_name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (variant_id, position)
) STRICT, WITHOUT ROWID;

-- `code` is a GTIN-14 where the text is a valid GTIN, else the text as it is.
CREATE TABLE barcode (
  code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 128),
  variant_id INTEGER NOT NULL REFERENCES variant (id) ON DELETE CASCADE,
  PRIMARY KEY (code, variant_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX barcode_by_variant ON barcode (variant_id);

CREATE TABLE stock_level (
  variant_id INTEGER NOT NULL REFERENCES variant (id) ON DELETE CASCADE,
  location_id INTEGER NOT NULL REFERENCES stock_location (id) ON DELETE CASCADE,
  on_hand INTEGER NOT NULL,
  allocated INTEGER NOT NULL,
  known_at INTEGER NOT NULL,
  PRIMARY KEY (variant_id, location_id)
) STRICT, WITHOUT ROWID;

-- Search: words by prefix, folded; and trigrams for what was mistyped. Row ids are variant ids.
CREATE VIRTUAL TABLE variant_word USING fts5 (
  name, sku, codes,
  content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE VIRTUAL TABLE variant_trigram USING fts5 (
  name,
  content = '', contentless_delete = 1,
  tokenize = 'trigram case_sensitive 0 remove_diacritics 1', detail = 'none'
);
