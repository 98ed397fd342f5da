-- Phones and tablets that may use the pickup desk. They stay here when they may no longer: the journal names them.
CREATE TABLE desk_device (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  -- SHA-256 of what the device proves itself with; never that itself.
  token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
  paired_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;
