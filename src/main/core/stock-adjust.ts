import type { InputOf } from '#contract/procedure.ts';
import type { stock } from '#contract/stock.ts';
import { mergeLines } from '#domain/stock/document.ts';
import type { CommandContext } from './context.ts';
import { bookStock } from './stock-booking.ts';

/** Adds or takes away with a reason. What comes to nothing is not written. */
export async function adjust(
  { documentId, reason, note, lines }: InputOf<typeof stock.adjust>,
  context: CommandContext,
): Promise<Record<string, never>> {
  const merged = mergeLines(lines);
  if (merged.length > 0) {
    await bookStock({ id: documentId, kind: 'adjustment', reason, note, lines: merged }, context);
  }
  return {};
}
