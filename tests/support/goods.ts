import type SQLite from 'better-sqlite3';

/** Goods as a test needs them; prices in minor units, stock in thousandths. */
export interface Goods {
  readonly sku: string;
  readonly name: string;
  readonly price: number;
  readonly ratePpm?: number;
  readonly barcode?: string;
  readonly onHand?: number;
}

/** The id of the shift that a test shop is open in. */
export const SHIFT_ID = '0192f0c1-0000-7000-8000-000000000001';

/** Opens a shift with an empty drawer, as the next one of the register. */
export function openShift(sqlite: SQLite.Database, id = SHIFT_ID): void {
  sqlite
    .prepare(
      `INSERT INTO shift (id, register_code, number, opened_at, opened_by, float, float_counts)
       SELECT ?, code, 1 + (SELECT count(*) FROM shift), 0, 'Mira', 0, '{}' FROM register`,
    )
    .run(id);
}

/** A shop joined to a store, at one location with one register; with a shift open that the journal knows nothing of. */
export function addShop(
  sqlite: SQLite.Database,
  kind: 'vendure' | 'sample' = 'vendure',
  hasShift = true,
): void {
  sqlite.exec(`
    INSERT INTO shop (id, kind, name, currency, location_remote_id, location_code)
      VALUES (1, '${kind}', 'Corner Shop', 'EUR', '7', 'S1');
    INSERT INTO register (id, code, name) VALUES (1, 'R1', 'Register 1');
    INSERT INTO stock_location (id, remote_id, code, name) VALUES (1, '7', 'S1', 'Shop One');
  `);
  if (hasShift) openShift(sqlite);
}

/** Adds goods to the catalog and gives their variant id. */
export function addGoods(sqlite: SQLite.Database, goods: Goods): number {
  const ratePpm = goods.ratePpm ?? 190_000;
  sqlite
    .prepare('INSERT INTO tax_category (remote_id, name, rate_ppm) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
    .run(String(ratePpm), `Rate ${ratePpm}`, ratePpm);
  const product = sqlite
    .prepare('INSERT INTO product (remote_id, name) VALUES (?, ?)')
    .run(`p-${goods.sku}`, goods.name);
  const { lastInsertRowid } = sqlite
    .prepare(
      `INSERT INTO variant (remote_id, product_id, sku, name, price, tax_category_id)
       VALUES (?, ?, ?, ?, ?, (SELECT id FROM tax_category WHERE remote_id = ?))`,
    )
    .run(`v-${goods.sku}`, product.lastInsertRowid, goods.sku, goods.name, goods.price, String(ratePpm));
  const id = Number(lastInsertRowid);
  const codes = goods.barcode ?? '';
  if (codes !== '') sqlite.prepare('INSERT INTO barcode (code, variant_id) VALUES (?, ?)').run(codes, id);
  sqlite
    .prepare('INSERT INTO variant_word (rowid, name, sku, codes) VALUES (?, ?, ?, ?)')
    .run(id, goods.name, goods.sku, codes);
  sqlite.prepare('INSERT INTO variant_trigram (rowid, name) VALUES (?, ?)').run(id, goods.name);
  if (goods.onHand !== undefined) {
    sqlite
      .prepare(
        'INSERT INTO stock_level (variant_id, location_id, on_hand, allocated, known_at) VALUES (?, 1, ?, 0, 1)',
      )
      .run(id, goods.onHand);
  }
  return id;
}
