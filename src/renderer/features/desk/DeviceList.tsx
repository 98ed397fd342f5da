import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { DeskDevice } from '#contract/desk.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useWhen } from '#renderer/app/use-when.ts';
import { useWords } from '#renderer/app/words.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import styles from './Desk.module.css';
import { RevokeDialog } from './RevokeDialog.tsx';

/** The devices that may come, those that wrong PINs shut out, and how one is shut out. */
export function DeviceList(): ReactElement {
  const words = useWords();
  const api = useApi();
  const { data } = useQuery(useQueries().desk.devices({}));
  const [revoked, setRevoked] = useState<DeskDevice | null>(null);
  const removing = useMutation({ mutationFn: (deskId: string) => api.desk.revoke({ deskId }) });
  const devices = data?.devices ?? [];
  return (
    <Section title={words('desk.devices.title')} text={words('desk.devices.text')}>
      {data !== undefined && devices.length === 0 && <p>{words('desk.devices.none')}</p>}
      <ul className={styles['devices']} aria-label={words('desk.devices.title')}>
        {devices.map((device) => (
          <li key={device.deskId} className={styles['device']}>
            <span className={styles['name']}>{device.name}</span>
            <span className={styles['fact']}>
              <DeviceFact device={device} />
            </span>
            {device.barredAt === null ? (
              <Button
                aria-label={words('desk.revoke.of', { name: device.name })}
                onPress={() => setRevoked(device)}
              >
                {words('desk.revoke')}
              </Button>
            ) : (
              <Button
                aria-label={words('desk.remove.of', { name: device.name })}
                onPress={() => removing.mutate(device.deskId)}
              >
                {words('desk.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <RefusalNotice error={removing.error} />
      {revoked !== null && <RevokeDialog device={revoked} onClose={() => setRevoked(null)} />}
    </Section>
  );
}

/** How it is with a device. */
function DeviceFact({ device }: { readonly device: DeskDevice }): ReactElement {
  const words = useWords();
  const when = useWhen();
  const { barredAt, isHere, isForgotten, lastSeenAt } = device;
  if (barredAt !== null) {
    return (
      <>
        <Badge tone="stop">{words('desk.devices.barred')}</Badge>{' '}
        {words('desk.devices.barred.text', { when: when(barredAt) })}
      </>
    );
  }
  if (isHere) {
    return (
      <Badge tone="good" hasDot>
        {words('desk.devices.here')}
      </Badge>
    );
  }
  return (
    <>
      {words('desk.devices.seen', { when: when(lastSeenAt) })}{' '}
      {isForgotten && <Badge tone="warn">{words('desk.devices.forgotten')}</Badge>}
    </>
  );
}
