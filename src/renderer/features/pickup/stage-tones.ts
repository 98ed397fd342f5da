import type { Stage } from '#domain/pickup/pickup.ts';
import type { Tone } from '#renderer/ui/Badge.tsx';

/** The colour of a stage; its words carry the meaning. */
export const STAGE_TONES = {
  new: 'warn',
  accepted: 'neutral',
  picking: 'neutral',
  packed: 'neutral',
  ready: 'good',
  'handed-over': 'good',
  rejected: 'stop',
  cancelled: 'stop',
  released: 'warn',
} as const satisfies Readonly<Record<Stage, Tone>>;
