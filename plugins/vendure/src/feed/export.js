'use strict';

const AT_ONCE = 2000;

/** One page of everything of a kind, and as its last line where the next begins. */
async function* exported({ reader, log, shop }, { kind, after, limit }) {
  let last = after;
  let sent = 0;
  let isLast = false;
  const start = await reader.transaction(shop, async (tx) => ({
    total: after === null ? await reader.count(shop, tx, kind) : null,
    ...(await log.here(tx)),
  }));
  while (sent < limit && !isLast) {
    const take = Math.min(reader.atOnce(kind) ?? AT_ONCE, limit - sent);
    const from = last;
    const page = await reader.transaction(shop, (tx) =>
      reader.page(shop, tx, { kind, after: from, limit: take }),
    );
    yield page.rows;
    sent += page.rows.length;
    last = page.last;
    isLast = page.rows.length < take;
  }
  yield [{ end: { after: last === null ? null : shop.encode(last), complete: isLast, ...start } }];
}

module.exports = { exported };
