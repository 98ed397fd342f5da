import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useFormat, type Format } from '#renderer/app/format.ts';
import { useWords, type Words } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge, type Tone } from '#renderer/ui/Badge.tsx';
import { Popover } from '#renderer/ui/Popover.tsx';
import { syncFace, type SyncFace } from './sync-face.ts';
import { SyncDetails } from './SyncDetails.tsx';

/** How the line to the store is, quietly. */
export function SyncBadge(): ReactElement | null {
  const words = useWords();
  const format = useFormat();
  const queries = useQueries();
  const { data: status } = useQuery(queries.sync.status({}));
  if (status === undefined) return null;
  const face = syncFace(status);
  if (face.kind === 'hidden') return null;
  return (
    <Popover
      label={words('sync.title')}
      trigger={
        <Badge tone={TONES[face.kind]} hasDot>
          {faceWords(face, words, format)}
        </Badge>
      }
    >
      <SyncDetails status={status} />
    </Popover>
  );
}

const TONES = {
  hidden: 'neutral',
  attention: 'stop',
  refused: 'stop',
  offline: 'warn',
  pulling: 'neutral',
  sending: 'good',
  online: 'good',
} as const satisfies Readonly<Record<SyncFace['kind'], Tone>>;

function faceWords(face: SyncFace, words: Words, format: Format): string {
  switch (face.kind) {
    case 'hidden':
      return '';
    case 'attention':
      return words('sync.attention');
    case 'refused':
      return words('sync.refused', { count: face.count });
    case 'offline':
      return offlineWords(face, words, format);
    case 'pulling':
      return pullingWords(face, words, format);
    case 'sending':
      return words('sync.sending', { count: face.count });
    case 'online':
      return words('sync.online');
  }
}

function offlineWords(
  { since, waiting }: Extract<SyncFace, { readonly kind: 'offline' }>,
  words: Words,
  format: Format,
): string {
  const time = since === null ? '' : format.time(since);
  const line = since === null ? words('sync.offline.now') : words('sync.offline', { time });
  return waiting === 0 ? line : words('sync.offline.waiting', { line, count: waiting });
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
