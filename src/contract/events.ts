import { z } from 'zod';

/** What changed. The screen asks again for everything that depends on a touched topic. */
export const topicSchema = z.enum([
  'catalog',
  'stock',
  'count',
  'sale',
  'basket',
  'shift',
  'people',
  'customer',
  'pickup',
  'promotion',
  'shop',
  'journal',
  'sync',
  'device',
  'desk',
  'setup',
]);

export type Topic = z.output<typeof topicSchema>;

/** The one event that the main process sends. */
export const touchedSchema = z.strictObject({ topics: z.array(topicSchema) });

export type Touched = z.output<typeof touchedSchema>;
