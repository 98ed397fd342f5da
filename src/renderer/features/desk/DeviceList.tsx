import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { DeskDevice } from '#contract/desk.ts';
import { useWhen } from '#renderer/app/use-when.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import styles from './Desk.module.css';
import { RevokeDialog } from './RevokeDialog.tsx';

/** The devices that may come, and how one is shut out. */
export function DeviceList(): ReactElement {
  const words = useWords();
  const when = useWhen();
  const { data } = useQuery(useQueries().desk.devices({}));
  const [revoked, setRevoked] = useState<DeskDevice | null>(null);
  const devices = data?.devices ?? [];
  return (
    <Section title={words('desk.devices.title')} text={words('desk.devices.text')}>
      {data !== undefined && devices.length === 0 && <p>{words('desk.devices.none')}</p>}
      <ul className={styles['devices']} aria-label={words('desk.devices.title')}>
        {devices.map((device) => (
          <li key={device.deskId} className={styles['device']}>
            <span className={styles['name']}>{device.name}</span>
            <span className={styles['fact']}>
              {device.isHere ? (
                <Badge tone="good" hasDot>
                  {words('desk.devices.here')}
                </Badge>
              ) : (
                words('desk.devices.seen', { when: when(device.lastSeenAt) })
              )}
            </span>
            <Button
              aria-label={words('desk.revoke.of', { name: device.name })}
              onPress={() => setRevoked(device)}
            >
              {words('desk.revoke')}
            </Button>
          </li>
        ))}
      </ul>
      {revoked !== null && <RevokeDialog device={revoked} onClose={() => setRevoked(null)} />}
    </Section>
  );
}
