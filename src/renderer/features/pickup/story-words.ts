import type { PickupStep } from '#domain/pickup/step.ts';
import type { MessageId } from '#renderer/app/words.ts';

const STORY = {
  accept: 'pickup.story.accept',
  reject: 'pickup.story.reject',
  start: 'pickup.story.start',
  pick: 'pickup.story.pick',
  weigh: 'pickup.story.weigh',
  short: 'pickup.story.short',
  offer: 'pickup.story.offer',
  consent: 'pickup.story.consent',
  'pick-offer': 'pickup.story.pick-offer',
  pack: 'pickup.story.pack',
  unpack: 'pickup.story.unpack',
  ready: 'pickup.story.ready',
  remind: 'pickup.story.remind',
  'hand-over': 'pickup.story.hand-over',
  cancel: 'pickup.story.cancel',
  release: 'pickup.story.release',
  reinstate: 'pickup.story.reinstate',
  restock: 'pickup.story.restock',
  'give-back': 'pickup.story.give-back',
  answer: 'pickup.story.answer',
} as const satisfies Readonly<Record<PickupStep['kind'], MessageId>>;

const BY_KIND = new Map<string, MessageId>(Object.entries(STORY));

/** The words for a step by its kind; null for one of a newer till that this one has no words for. */
export function storyWords(kind: string): MessageId | null {
  return BY_KIND.get(kind) ?? null;
}
