import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { denominationsOf } from '#domain/money/denominations.ts';
import { notesFor } from '#domain/money/notes.ts';

const worths = (currency: string, kind: string): number[] =>
  denominationsOf(currency)
    .filter((one) => one.kind === kind)
    .map(({ worth }) => worth);

describe('denominations', () => {
  it('are the coins and notes in use', () => {
    expect(worths('EUR', 'coin')).toEqual([1, 2, 5, 10, 20, 50, 100, 200]);
    expect(worths('EUR', 'note')).toEqual([500, 1000, 2000, 5000, 10_000, 20_000, 50_000]);
    expect(worths('JPY', 'note')).toEqual([1000, 5000, 10_000]);
    expect(worths('KWD', 'note')).toEqual([250, 500, 1000, 5000, 10_000, 20_000]);
  });

  it('are one, two and five of every size where they are not known', () => {
    expect(worths('XTS', 'coin')).toEqual([1, 2, 5, 10, 20, 50, 100, 200]);
    expect(worths('XTS', 'note').slice(0, 3)).toEqual([500, 1000, 2000]);
    expect(worths('VND', 'coin')).toEqual([1, 2, 5, 10, 20, 50, 100, 200, 500]);
    expect(worths('VND', 'note').at(-1)).toBe(500_000);
  });

  test.prop([fc.stringMatching(/^[A-Z]{3}$/)])('are worth something, each once, ascending', (currency) => {
    const all = denominationsOf(currency).map(({ worth }) => worth);
    expect(all[0]).toBeGreaterThan(0);
    expect(all).toEqual([...new Set(all)].toSorted((a, b) => a - b));
  });
});

describe('notes', () => {
  it('are in whole units', () => {
    expect(notesFor(3, 'EUR')).toEqual([5, 10, 20, 50, 100, 200, 500]);
    expect(notesFor(3, 'KWD')).toEqual([1, 5, 10, 20]);
    expect(notesFor(3, 'SEK')).toEqual([20, 50, 100, 200, 500, 1000]);
    expect(notesFor(3000, 'XTS')).toEqual([50, 100, 200, 500, 1000, 2000, 5000]);
  });
});
