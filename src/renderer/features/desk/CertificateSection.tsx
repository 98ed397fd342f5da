import type { ReactElement } from 'react';
import { useWords } from '#renderer/app/words.ts';
import { Section } from '#renderer/ui/Section.tsx';
import styles from './Desk.module.css';

interface Props {
  readonly url: string;
  readonly fingerprint: string;
}

/** By what people tell this till from somebody who pretends to be it. */
export function CertificateSection({ url, fingerprint }: Props): ReactElement {
  const words = useWords();
  return (
    <Section title={words('desk.certificate.title')} text={words('desk.certificate.text', { url })}>
      <dl className={styles['facts']}>
        <div>
          <dt>{words('desk.certificate.fingerprint')}</dt>
          <dd className={styles['fingerprint']} data-selectable>
            {fingerprint.replaceAll(':', ' ')}
          </dd>
        </div>
      </dl>
    </Section>
  );
}
