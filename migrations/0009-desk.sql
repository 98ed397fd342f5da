-- Phones and tablets that may use the pickup desk. They stay here when they may no longer: the journal names them.
CREATE TABLE desk_device (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  -- SHA-256 of what the device proves itself with; never that itself.
  token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
  paired_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  revoked_at INTEGER,
  -- When too many wrong PINs shut it out; it stands in the list until a manager has seen that.
  barred_at INTEGER
) STRICT;

-- Wrong PINs in a row at a device: of one person, and with an empty name of everybody together.
CREATE TABLE desk_pin (
  desk_id TEXT NOT NULL REFERENCES desk_device (id),
  staff_id TEXT NOT NULL,
  failures INTEGER NOT NULL CHECK (failures >= 0),
  locked_until INTEGER NOT NULL,
  PRIMARY KEY (desk_id, staff_id)
) STRICT, WITHOUT ROWID;
