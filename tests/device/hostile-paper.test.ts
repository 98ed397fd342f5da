import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { encodeReceipts } from '#main/device/escpos/encode.ts';
import { createGlyphs } from '#main/device/escpos/glyphs.ts';
import { defaultProfile, headDots, type CodePage } from '#main/device/escpos/profile.ts';
import { hostileDocuments, moneyOf } from '#tests/domain/receipt/hostile.ts';
import { interpret } from '#tests/support/printer/interpreter.ts';
import { eventsOf, paperText, type Printout } from '#tests/support/printer/printout.ts';

const papers = fc.record({
  columns: fc.constantFrom<(32 | 42 | 48)[]>(32, 42, 48),
  codePage: fc.constantFrom<CodePage[]>('pc437', 'pc850', 'pc852', 'pc858', 'wpc1252'),
});

/** The figures of an amount, whatever its currency is called. */
function figures(text: string): string {
  return text.replaceAll(/[^\d.,-]/g, '');
}

/** How many of the amounts stand nowhere below the one before, as text. */
function unwritten(printout: Printout, money: readonly string[]): number {
  const lines = paperText(printout).map((line) => figures(line.replace(/ [A-Z]*$/, '')));
  let from = 0;
  return money.filter((amount) => {
    const found = lines.findIndex((line, at) => at >= from && line.endsWith(figures(amount)));
    if (found >= 0) from = found + 1;
    return found < 0;
  }).length;
}

test.prop([hostileDocuments, papers], { numRuns: 300 })(
  'whatever names say, the paper is cut where a slip ends, no drawer opens, and every amount is there',
  (document, { columns, codePage }) => {
    const profile = { ...defaultProfile, columns, codePage };
    const bytes = encodeReceipts([document], profile, createGlyphs(codePage));
    const printout = interpret(bytes, { headDots: headDots(profile) });
    expect(printout.faults).toEqual([]);
    expect(eventsOf(printout, 'pulse')).toEqual([]);
    const slips = document.blocks.filter((block) => block.kind === 'cut').length;
    expect(eventsOf(printout, 'cut')).toHaveLength(slips + 1);
    expect(printout.events.at(-1)?.kind).toBe('cut');
    const codes = document.blocks.flatMap((block) => (block.kind === 'code' ? [block.payload] : []));
    expect(eventsOf(printout, 'symbol').map((symbol) => symbol.payload)).toEqual(codes);
    // What a code page can't write is drawn.
    expect(unwritten(printout, moneyOf(document))).toBeLessThanOrEqual(eventsOf(printout, 'image').length);
  },
);
