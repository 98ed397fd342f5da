import { type Compilable, type CompiledQuery, type Expression, ExpressionWrapper, ValueNode } from 'kysely';
import { builder, type Database, type Reader } from './database.ts';
import type { Schema } from './schema.ts';

/** What SQLite can bind. */
type Bindable = string | number | null | Uint8Array;

/** Gives a named place for a value that comes with each run. */
type Place<Values> = <Name extends keyof Values & string>(name: Name) => Expression<Values[Name]>;

class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A query that is built and compiled once and run many times, for the till's hot paths:
 * building a query costs more than SQLite needs to answer it.
 */
export function compiled<Values extends Readonly<Record<string, Bindable>>, Row>(
  build: (db: Database, place: Place<Values>) => Compilable<Row>,
): (db: Reader, values: Values) => Promise<Row[]> {
  let query: CompiledQuery<Row> | null = null;
  return async (db, values) => {
    query ??= build(builder, (name) => placeOf<Values[typeof name]>(name)).compile();
    const parameters = query.parameters.map((value) =>
      value instanceof Placeholder ? valueOf(values, value.name) : value,
    );
    const { rows } = await db.executeQuery<Row>({ ...query, parameters });
    return rows;
  };
}

function placeOf<Value>(name: string): Expression<Value> {
  return new ExpressionWrapper<Schema, never, Value>(ValueNode.create(new Placeholder(name)));
}

function valueOf(values: Readonly<Record<string, Bindable>>, name: string): Bindable {
  const value = values[name];
  if (value === undefined) throw new Error(`no value for ${name}`);
  return value;
}
