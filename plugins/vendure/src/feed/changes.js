'use strict';

const { changesEverything, entryKinds, told } = require('./told.js');

const AT_ONCE = 500;
/** These are read whole by a till: it only needs to know that it should. */
const HINTS = ['tax', 'category', 'promotion'];

/** What changed after a cursor, each entity once and as it is now, and as the last line the next cursor. */
async function* changed({ reader, log, shop, connection }, { after, limit, kinds }) {
  if (after === null) {
    const here = await reader.transaction(shop, (tx) => log.here(tx));
    yield [{ end: { cursor: here.cursor, complete: true, epoch: here.epoch } }];
    return;
  }
  const page = await reader.transaction(shop, (tx) =>
    log.read(tx, after, { limit, kinds: entryKinds(kinds) }),
  );
  if (page === null || changesEverything(shop.ctx, page.entries, kinds)) {
    const here = await reader.transaction(shop, (tx) => log.here(tx));
    yield [{ end: { cursor: here.cursor, complete: true, epoch: here.epoch, stale: true } }];
    return;
  }
  const found = await reader.transaction(shop, (tx) => told(connection, tx, page.entries, kinds));
  for (const [kind, seqs] of found) {
    if (HINTS.includes(kind)) {
      yield [...seqs].map(([id, seq]) => ({ seq, kind, id: shop.encode(id) }));
      continue;
    }
    const ids = [...seqs.keys()];
    for (let first = 0; first < ids.length; first += AT_ONCE) {
      const some = ids.slice(first, first + AT_ONCE);
      const rows = await reader.transaction(shop, (tx) => reader.byIds(shop, tx, { kind, ids: some }));
      yield rows.map(({ id, told: name, row }) => ({ seq: seqs.get(id), kind, id: name, row }));
    }
  }
  yield [{ end: { cursor: log.text(page.cursor), complete: page.isLast, epoch: log.epoch } }];
}

module.exports = { changed };
