import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { SubScreen } from '#renderer/app/SubScreen.tsx';
import { Waiting } from '#renderer/app/Waiting.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { CertificateSection } from './CertificateSection.tsx';
import { DeviceList } from './DeviceList.tsx';
import { PairSection } from './PairSection.tsx';
import { SwitchSection } from './SwitchSection.tsx';

/** The pickup desk on phones and tablets: whether it is on, by what it is known, and who may come. */
export function DeskScreen(): ReactElement {
  const words = useWords();
  const { data: status, error, refetch } = useQuery(useQueries().desk.status({}));
  return (
    <SubScreen title={words('desk.title')} text={words('desk.text')}>
      {status === undefined ? (
        <Waiting error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <SwitchSection key={`${status.state} ${status.address} ${status.port}`} status={status} />
          {status.fingerprint !== null && status.url !== null && (
            <>
              <PairSection url={status.url} />
              <CertificateSection url={status.url} fingerprint={status.fingerprint} />
            </>
          )}
          <DeviceList />
        </>
      )}
    </SubScreen>
  );
}
