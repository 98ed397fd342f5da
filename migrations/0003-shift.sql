-- Shifts and the cash in the drawer. What happened is appended; a closed shift is frozen with its report.
-- Counts are JSON objects from a denomination in minor units to how many of it were there.

CREATE TABLE shift (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  register_code TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  opened_at INTEGER NOT NULL,
  opened_by TEXT NOT NULL,
  float INTEGER NOT NULL CHECK (float >= 0),
  float_counts TEXT NOT NULL CHECK (json_valid(float_counts)),
  UNIQUE (register_code, number)
) STRICT;

CREATE TABLE shift_close (
  shift_id TEXT PRIMARY KEY REFERENCES shift (id),
  closed_at INTEGER NOT NULL,
  closed_by TEXT NOT NULL,
  counted INTEGER NOT NULL CHECK (counted >= 0),
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  expected INTEGER NOT NULL,
  difference INTEGER NOT NULL,
  -- What stays in the drawer for the next shift.
  left_float INTEGER NOT NULL CHECK (left_float >= 0),
  note TEXT NOT NULL,
  -- The Z report as it was, JSON; its number is the shift's.
  report TEXT NOT NULL CHECK (json_valid(report)),
  CHECK (difference = counted - expected),
  CHECK (left_float <= counted)
) STRICT;

-- Cash that moved without a sale, and the drawer opened for nothing (amount 0).
CREATE TABLE cash_movement (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  shift_id TEXT NOT NULL REFERENCES shift (id),
  kind TEXT NOT NULL CHECK (kind IN ('pay-in', 'pay-out', 'safe-drop', 'no-sale')),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  reason TEXT NOT NULL CHECK (length(reason) >= 1),
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  CHECK ((kind = 'no-sale') = (amount = 0))
) STRICT;

CREATE INDEX cash_movement_by_shift ON cash_movement (shift_id);

-- What was found before the shop opened, kept to be printed. `findings` is a JSON list.
CREATE TABLE opening_check (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  at INTEGER NOT NULL,
  utc_offset_minutes INTEGER NOT NULL,
  by TEXT NOT NULL,
  findings TEXT NOT NULL CHECK (json_valid(findings))
) STRICT;

CREATE TRIGGER shift_number_without_gap BEFORE INSERT ON shift
WHEN NEW.number <> 1 + coalesce((SELECT max(number) FROM shift WHERE register_code = NEW.register_code), 0)
BEGIN SELECT raise(ABORT, 'shift number leaves a gap'); END;

CREATE TRIGGER shift_one_at_a_time BEFORE INSERT ON shift
WHEN EXISTS (SELECT 1 FROM shift WHERE id NOT IN (SELECT shift_id FROM shift_close))
BEGIN SELECT raise(ABORT, 'a shift is open'); END;

CREATE TRIGGER cash_movement_in_open_shift BEFORE INSERT ON cash_movement
WHEN EXISTS (SELECT 1 FROM shift_close WHERE shift_id = NEW.shift_id)
BEGIN SELECT raise(ABORT, 'shift is closed'); END;

CREATE TRIGGER shift_no_update BEFORE UPDATE ON shift BEGIN SELECT raise(ABORT, 'shift is append-only'); END;
CREATE TRIGGER shift_no_delete BEFORE DELETE ON shift BEGIN SELECT raise(ABORT, 'shift is append-only'); END;
CREATE TRIGGER shift_close_no_update BEFORE UPDATE ON shift_close BEGIN SELECT raise(ABORT, 'shift_close is append-only'); END;
CREATE TRIGGER shift_close_no_delete BEFORE DELETE ON shift_close BEGIN SELECT raise(ABORT, 'shift_close is append-only'); END;
CREATE TRIGGER cash_movement_no_update BEFORE UPDATE ON cash_movement BEGIN SELECT raise(ABORT, 'cash_movement is append-only'); END;
CREATE TRIGGER cash_movement_no_delete BEFORE DELETE ON cash_movement BEGIN SELECT raise(ABORT, 'cash_movement is append-only'); END;

-- Another program's INSERT OR REPLACE fires no delete trigger.
CREATE TRIGGER shift_no_replace BEFORE INSERT ON shift
WHEN EXISTS (SELECT 1 FROM shift WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'shift is append-only'); END;
CREATE TRIGGER shift_close_no_replace BEFORE INSERT ON shift_close
WHEN EXISTS (SELECT 1 FROM shift_close WHERE shift_id = NEW.shift_id)
BEGIN SELECT raise(ABORT, 'shift_close is append-only'); END;
CREATE TRIGGER cash_movement_no_replace BEFORE INSERT ON cash_movement
WHEN EXISTS (SELECT 1 FROM cash_movement WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'cash_movement is append-only'); END;
