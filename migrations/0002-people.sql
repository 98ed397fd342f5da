-- Who works at the till and what they may do, and who buys there. Nobody is ever removed: sales name them.

-- Rights are data: `permissions` is a JSON list of names, limits are parts per million and minor units.
CREATE TABLE role (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 36),
  name TEXT NOT NULL,
  permissions TEXT NOT NULL CHECK (json_valid(permissions)),
  -- The most that may be taken off by a discount, and the most that a refund without receipt may give.
  discount_ppm INTEGER NOT NULL CHECK (discount_ppm BETWEEN 0 AND 1000000),
  free_refund INTEGER NOT NULL CHECK (free_refund >= 0),
  -- A built-in role can't be removed; the owner's can't be changed either.
  is_built_in INTEGER NOT NULL DEFAULT 0 CHECK (is_built_in IN (0, 1))
) STRICT;

INSERT INTO role (id, name, permissions, discount_ppm, free_refund, is_built_in) VALUES
  ('owner', '', '[]', 1000000, 99999999999, 1),
  ('manager', '', '["catalog.read","sale.make","sale.read","sale.discount","sale.price","sale.exempt","sale.refund","sale.refund-free","sale.void","receipt.reprint","customer.read","customer.edit","drawer.open","shift.run","shift.cash","shift.read","report.read","promotion.edit","people.edit","shop.edit","journal.read","sync.read","sync.control","stock.read","stock.receive","stock.count","stock.move","catalog.import","pickup.read","pickup.work","pickup.settle","device.configure","desk.manage","setup"]', 1000000, 50000, 1),
  ('clerk', '', '["catalog.read","sale.make","sale.read","sale.discount","sale.refund","receipt.reprint","customer.read","customer.edit","shift.run","shift.cash","shift.read","sync.read","stock.read","stock.receive","stock.count","pickup.read","pickup.work"]', 100000, 0, 1),
  ('fulfilment', '', '["catalog.read","sale.read","customer.read","sync.read","stock.read","stock.receive","stock.count","pickup.read","pickup.work"]', 0, 0, 1);

CREATE TABLE staff (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  role_id TEXT NOT NULL REFERENCES role (id),
  -- scrypt, with its parameters and salt; never the PIN itself.
  pin_hash TEXT NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  -- No PIN is looked at before this instant.
  locked_until INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;

-- One right that somebody granted at the spot, for one thing and up to an amount; used once.
CREATE TABLE override_grant (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  permission TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  subject TEXT NOT NULL,
  reason TEXT NOT NULL,
  granted_by TEXT NOT NULL REFERENCES staff (id),
  granted_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT;

CREATE TABLE customer (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  remote_id TEXT UNIQUE,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  phone TEXT NOT NULL DEFAULT '',
  mail TEXT NOT NULL DEFAULT '',
  card TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  tax_number TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  -- JSON lists of group names: those that the shop typed here, and those that its online store told.
  group_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(group_ids)),
  store_group_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(store_group_ids)),
  may_pay_later INTEGER NOT NULL DEFAULT 0 CHECK (may_pay_later IN (0, 1)),
  -- Name, mail, card and the digits of the phone, folded: what search looks through.
  search_text TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX customer_by_card ON customer (card) WHERE card <> '';
CREATE INDEX customer_by_mail ON customer (lower(mail)) WHERE mail <> '';
CREATE INDEX customer_by_name ON customer (name COLLATE NOCASE);
