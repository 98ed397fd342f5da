import { useFormat, type Format } from '#renderer/app/format.ts';
import { useAges } from '#renderer/app/use-age.ts';
import { useWords, type Words } from '#renderer/app/words.ts';
import type { Tone } from '#renderer/ui/Badge.tsx';
import type { SyncFace } from './sync-face.ts';

/** The colour of the light; its words carry the meaning. */
export const FACE_TONES = {
  hidden: 'neutral',
  attention: 'stop',
  rewound: 'stop',
  refused: 'stop',
  paused: 'warn',
  offline: 'warn',
  pulling: 'neutral',
  sending: 'good',
  online: 'good',
} as const satisfies Readonly<Record<SyncFace['kind'], Tone>>;

/** What the light says, in a few words. */
export function useFaceWords(): (face: SyncFace) => string {
  const words = useWords();
  const format = useFormat();
  const ageOf = useAges();
  return (face) => {
    switch (face.kind) {
      case 'hidden':
        return words('sync.title');
      case 'attention':
        return words('sync.attention');
      case 'rewound':
        return words('sync.badge.rewound');
      case 'refused':
        return refusedWords(face, words);
      case 'paused':
      case 'offline':
        return stoppedWords(face, words, format);
      case 'pulling':
        return pullingWords(face, words, format);
      case 'sending':
        return words('sync.badge.sending', { count: face.count });
      case 'online':
        return face.readAt === null
          ? words('sync.badge.online.unread')
          : words('sync.badge.online', { age: ageOf(face.readAt) });
    }
  };
}

function stoppedWords(
  { kind, since, waiting }: Extract<SyncFace, { readonly kind: 'offline' | 'paused' }>,
  words: Words,
  format: Format,
): string {
  const at = since === null ? null : { time: format.time(since) };
  const ids =
    kind === 'offline'
      ? (['sync.offline', 'sync.offline.now'] as const)
      : (['sync.badge.paused', 'sync.badge.paused.now'] as const);
  const line = at === null ? words(ids[1]) : words(ids[0], at);
  return waiting === 0 ? line : words('sync.badge.waiting', { line, count: waiting });
}

function pullingWords(
  { done, total, isCatalog }: Extract<SyncFace, { readonly kind: 'pulling' }>,
  words: Words,
  format: Format,
): string {
  if (!isCatalog) return words('sync.pulling');
  const counts = { done: format.number(done), total: format.number(total ?? 0) };
  return words(total === null ? 'pull.catalog' : 'pull.catalog.of', counts);
}

function refusedWords(
  { count, line }: Extract<SyncFace, { readonly kind: 'refused' }>,
  words: Words,
): string {
  const needs = words('sync.badge.refused', { count });
  return line === 'up' ? needs : words(`sync.badge.refused.${line}`, { needs });
}
