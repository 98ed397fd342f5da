import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { SyncStatus } from '#contract/sync.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Popover } from '#renderer/ui/Popover.tsx';
import { syncFace } from './sync-face.ts';
import { SyncDetails } from './SyncDetails.tsx';
import { FACE_TONES, useFaceWords } from './use-face-words.ts';

/** The one honest light: how the line to the store is, and whether it needs somebody. */
export function SyncBadge(): ReactElement | null {
  const { data: status } = useQuery(useQueries().sync.status({}));
  if (status === undefined || syncFace(status).kind === 'hidden') return null;
  return <Light status={status} />;
}

function Light({ status }: { readonly status: SyncStatus }): ReactElement {
  const words = useWords();
  const faceWords = useFaceWords();
  const face = syncFace(status);
  return (
    <Popover
      label={words('sync.title')}
      trigger={
        <Badge tone={FACE_TONES[face.kind]} hasDot>
          {faceWords(face)}
        </Badge>
      }
    >
      <SyncDetails status={status} />
    </Popover>
  );
}
