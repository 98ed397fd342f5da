// Writes src/main/data/schema.ts, the types of the tables, from freshly run migrations.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';

const root = new URL('../', import.meta.url);

/** Where the generated types live. */
export const schemaFile = new URL('src/main/data/schema.ts', root);

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly pk: number;
  readonly dflt_value: string | null;
}

interface Table {
  readonly name: string;
  readonly type: string;
  readonly sql: string;
}

const TYPES: Readonly<Record<string, string>> = { INTEGER: 'number', TEXT: 'string', BLOB: 'Uint8Array' };

/** The text of schema.ts for the migrations as they stand. */
export function generateSchema(): string {
  const db = new SQLite(':memory:');
  const folder = new URL('migrations/', root);
  for (const file of readdirSync(folder).toSorted()) db.exec(readFileSync(new URL(file, folder), 'utf8'));
  const tables = tablesOf(db);
  const bodies = tables.map((table) => interfaceOf(table, columnsOf(db, table.name)));
  db.close();
  const members = tables.map((table) => `  readonly ${camel(table.name)}: ${pascal(table.name)}Table;`);
  return [
    '// Generated from the migrations by `npm run schema`; never edited by hand.',
    "import type { Generated } from 'kysely';",
    ...bodies,
    `export interface Schema {\n${members.join('\n')}\n}`,
  ]
    .join('\n\n')
    .concat('\n');
}

function tablesOf(db: SQLite.Database): Table[] {
  return db
    .prepare<[], Table>(
      `SELECT list.name, list.type, master.sql FROM pragma_table_list AS list
       JOIN sqlite_master AS master ON master.name = list.name
       WHERE list.schema = 'main' AND list.type IN ('table', 'virtual') ORDER BY list.name`,
    )
    .all();
}

function columnsOf(db: SQLite.Database, table: string): Column[] {
  return db.prepare<[string], Column>('SELECT * FROM pragma_table_info(?)').all(table);
}

function interfaceOf(table: Table, columns: readonly Column[]): string {
  const lines = columns.map((column) => `  ${camel(column.name)}: ${typeOf(table, columns, column)};`);
  if (table.type === 'virtual') lines.unshift('  rowid: number;');
  return `interface ${pascal(table.name)}Table {\n${lines.join('\n')}\n}`;
}

function typeOf(table: Table, columns: readonly Column[], column: Column): string {
  if (table.type === 'virtual') return 'string';
  const base = choicesOf(table, column) ?? TYPES[column.type];
  if (base === undefined) throw new Error(`column ${column.name} has no known type: ${column.type}`);
  const isRowId = column.pk === 1 && column.type === 'INTEGER' && !columns.some((other) => other.pk > 1);
  const isRequired = column.notnull === 1 || column.pk > 0;
  const type = isRequired ? base : `${base} | null`;
  const isGenerated = column.dflt_value !== null || isRowId;
  return isGenerated ? `Generated<${type}>` : type;
}

/** The union of texts that a CHECK allows the column, as `CHECK (kind IN ('a', 'b'))` says it. */
function choicesOf(table: Table, column: Column): string | undefined {
  if (column.type !== 'TEXT') return undefined;
  const check = new RegExp(String.raw`CHECK \(${column.name} IN \(([^)]*)\)\)`).exec(table.sql);
  return check?.[1]?.split(/,\s*/).join(' | ');
}

function camel(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function pascal(name: string): string {
  const text = camel(name);
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(schemaFile, generateSchema());
  console.log(`wrote ${fileURLToPath(schemaFile)}`);
}
