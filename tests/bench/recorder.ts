import type SQLite from 'better-sqlite3';

/** One statement as it ran: text and values. */
export interface Step {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Notes every statement that a fresh connection runs. */
export function record(sqlite: SQLite.Database): { readonly steps: Step[] } {
  const steps: Step[] = [];
  const original = sqlite.prepare.bind(sqlite);
  const prepare = (sql: string): SQLite.Statement<unknown[]> => {
    const statement = original<unknown[]>(sql);
    const note = (values: readonly unknown[]): void => void steps.push({ sql, values });
    return new Proxy(statement, {
      get(target, name) {
        if (name === 'all') return (values: unknown[]) => (note(values), target.all(values));
        if (name === 'run') return (values: unknown[]) => (note(values), target.run(values));
        return Reflect.get(target, name, target) as unknown;
      },
    });
  };
  Object.defineProperty(sqlite, 'prepare', { value: prepare, configurable: true });
  return { steps };
}

/** Runs recorded steps as plain better-sqlite3 does: prepared once, values bound. */
export function replayer(sqlite: SQLite.Database): (steps: readonly Step[]) => void {
  const statements = new Map<string, SQLite.Statement<unknown[]>>();
  const statementOf = (sql: string): SQLite.Statement<unknown[]> => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = sqlite.prepare<unknown[]>(sql);
    statements.set(sql, statement);
    return statement;
  };
  return (steps) => {
    for (const { sql, values } of steps) {
      const statement = statementOf(sql);
      if (statement.reader) statement.all(...values);
      else statement.run(...values);
    }
  };
}
