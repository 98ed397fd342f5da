import fc from 'fast-check';
import { SAMPLES } from '#tests/contract/samples/index.ts';
import type { ProcedureSamples } from '#tests/contract/samples/sample.ts';

/** A place in a good message to a procedure, such as `basket.lines.0.id`; the message itself is the empty path. */
interface Place {
  readonly procedure: string;
  readonly good: unknown;
  readonly path: readonly string[];
}

/** What is done to the value at a place. */
type Spoiling =
  | { readonly kind: 'replace'; readonly value: unknown }
  | { readonly kind: 'remove' }
  | { readonly kind: 'add'; readonly key: string };

const PLACES: readonly Place[] = Object.entries<Readonly<Record<string, ProcedureSamples>>>(SAMPLES).flatMap(
  ([feature, procedures]) =>
    Object.entries(procedures).flatMap(([name, { input }]) =>
      input.flatMap(({ good }) =>
        pathsIn(good).map((path): Place => ({ procedure: `${feature}.${name}`, good, path })),
      ),
    ),
);

/** The same path in several messages is one place to refuse, so that the long messages do not crowd the short out. */
const BY_PATH = Map.groupBy(PLACES, ({ path }) => path.join('.'));

/** Every place at which dispatch has to find something wrong at least once. */
export const SAMPLE_PLACES: readonly string[] = [...BY_PATH.keys()];

const otherType = fc.constantFrom<unknown>(null, undefined, true, '', 'x', '7', 0.5, [], {}, [[]], 7n);
const outOfRange = fc.constantFrom<unknown>(-1, -1e308, Number.NaN, Infinity, 2 ** 53, 'x'.repeat(300_000));

/** Good messages with one field spoilt; a few are still valid, as an empty text may be. */
export function spoiltSample(strangeKey: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const spoiling = fc.oneof(
    fc.record({ kind: fc.constant('replace'), value: fc.oneof(otherType, outOfRange) }),
    fc.record({ kind: fc.constant('remove') }),
    fc.record({ kind: fc.constant('add'), key: strangeKey }),
  );
  const place = fc.constantFrom(...BY_PATH.values()).chain((places) => fc.constantFrom(...places));
  return fc
    .tuple(place, spoiling)
    .map(([{ procedure, good, path }, how]) => ({ procedure, input: spoilt(good, path, how) }));
}

/** Each place of the samples spoilt in each of a few ways, one after the other. */
export function eachPlaceSpoilt(): unknown[] {
  const ways: readonly Spoiling[] = [
    ...[[[]], {}, 0.5, null, 'x'.repeat(300_000)].map((value) => ({ kind: 'replace', value }) as const),
    { kind: 'add', key: 'stranger' },
  ];
  return [...BY_PATH.values()].flatMap(([place]) =>
    place === undefined
      ? []
      : ways.map((how) => ({ procedure: place.procedure, input: spoilt(place.good, place.path, how) })),
  );
}

function pathsIn(value: unknown): string[][] {
  const below = entriesOf(value).flatMap(([key, member]) => pathsIn(member).map((path) => [key, ...path]));
  return [[], ...below];
}

function spoilt(value: unknown, [key, ...rest]: readonly string[], how: Spoiling): unknown {
  if (key === undefined) return spoiltHere(value, how);
  const isRemoved = rest.length === 0 && how.kind === 'remove';
  const kept = entriesOf(value).filter(([each]) => !(isRemoved && each === key));
  const entries = kept.map(([each, member]) =>
    each === key ? entry(each, spoilt(member, rest, how)) : entry(each, member),
  );
  return Array.isArray(value) ? entries.map(([, member]) => member) : Object.fromEntries(entries);
}

/** Where nothing can be added or removed, the value itself becomes an object or nothing. */
function spoiltHere(value: unknown, how: Spoiling): unknown {
  if (how.kind === 'replace') return how.value;
  if (how.kind === 'remove') return undefined;
  // Built from entries, a `__proto__` is a key like any other.
  return Object.fromEntries([...entriesOf(value), entry(how.key, 1)]);
}

function entry(key: string, value: unknown): [string, unknown] {
  return [key, value];
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
