import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { contract } from '#contract/index.ts';
import type { Feature } from '#contract/procedure.ts';
import { SAMPLES } from './samples/index.ts';
import type { ProcedureSamples, Sample } from './samples/sample.ts';

/** A value with another one at a path such as `basket.lines.0.id`. */
function changed(value: unknown, path: readonly string[], to: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return to;
  if (Array.isArray(value)) {
    const all: readonly unknown[] = value;
    return all.map((member, at) => (String(at) === key ? changed(member, rest, to) : member));
  }
  const members = new Map<string, unknown>(Object.entries(value ?? {}));
  return Object.fromEntries(members.set(key, changed(members.get(key), rest, to)));
}

interface Case {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly sample: Sample;
}

const FEATURES: Readonly<Record<string, Feature>> = contract;

const CASES: readonly Case[] = Object.entries<Readonly<Record<string, ProcedureSamples>>>(SAMPLES).flatMap(
  ([feature, procedures]) =>
    Object.entries(procedures).flatMap(([procedure, samples]) =>
      (['input', 'output'] as const).flatMap((side) =>
        samples[side].map((sample) => {
          const schema = FEATURES[feature]?.[procedure]?.[side];
          if (schema === undefined) throw new Error(`no procedure ${feature}.${procedure}`);
          return { name: `${feature}.${procedure} ${side}`, schema, sample };
        }),
      ),
    ),
);

const BAD = CASES.flatMap(({ name, schema, sample }) =>
  sample.bad.map(([path, value]) => ({ name, schema, sample, path, value })),
);

describe('schemas', () => {
  it.each(CASES)('$name takes what fits, unchanged', ({ schema, sample }) => {
    expect(schema.parse(sample.good)).toEqual(sample.good);
  });

  it.each(BAD)('$name refuses $path = $value', ({ schema, sample, path, value }) => {
    const { error } = schema.safeParse(changed(sample.good, path.split('.'), value));
    const places = error?.issues.map((issue) => issue.path.map(String).join('.')) ?? [];
    const strangers = error?.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [...issue.path, key].map(String).join('.'))
        : [],
    );
    expect(
      [...places, ...(strangers ?? [])].some((place) => place === path || place.startsWith(`${path}.`)),
    ).toBe(true);
  });

  it.each(CASES)('$name refuses what it does not know', ({ schema, sample }) => {
    const strange = { ...Object.fromEntries(Object.entries(sample.good ?? {})), __strange: 1 };
    expect(schema.safeParse(strange).success).toBe(false);
  });

  it.each(CASES)('$name refuses what is no message', ({ schema }) => {
    const wrong = [undefined, null, 1, '', 'text', [], [{}], true, () => 1];
    expect(wrong.filter((value) => schema.safeParse(value).success)).toEqual([]);
  });

  it.each(CASES)('$name has a message that JSON carries whole', ({ sample }) => {
    expect(JSON.parse(JSON.stringify(sample.good))).toEqual(sample.good);
  });
});
