import type { z } from 'zod';

/** A kept cursor; null for none, and for one that another store or an older till made. */
export function readCursor<T>(text: string | null, schema: z.ZodType<T>): T | null {
  if (text === null) return null;
  try {
    const kept = schema.safeParse(JSON.parse(text));
    return kept.success ? kept.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
