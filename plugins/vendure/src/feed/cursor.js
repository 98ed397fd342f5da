'use strict';

/**
 * Where a reader is, as an opaque text. `at` is the position up to which everything was read: `seq` and `at` of the
 * newest entry then, and on PostgreSQL the snapshot. While a walk of several pages goes on, `to` is the position at its
 * start and `last` the number of the last entry that was sent.
 */
function encode(cursor) {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Null for a text that is no cursor of ours. */
function decode(text) {
  try {
    const { epoch, at, to = null, last = null } = JSON.parse(Buffer.from(text, 'base64url').toString());
    const isWhole = typeof epoch === 'string' && isPosition(at) && (to === null || isPosition(to));
    return isWhole && (last === null || Number.isInteger(last)) ? { epoch, at, to, last } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isPosition(position) {
  if (typeof position !== 'object' || position === null) return false;
  const { seq, at, snapshot } = position;
  return (
    Number.isInteger(seq) && Number.isInteger(at) && (snapshot === null || /^\d+:\d+:[\d,]*$/.test(snapshot))
  );
}

/** The cursor after a page: within the walk, or where it ends. */
function advanced(cursor, { to, entries, isLast }) {
  if (isLast) return { epoch: cursor.epoch, at: to };
  return { epoch: cursor.epoch, at: cursor.at, to, last: entries.at(-1).seq };
}

module.exports = { advanced, decode, encode };
