import type { ReactElement } from 'react';
import type { OutputOf } from '#contract/procedure.ts';
import type { sync } from '#contract/sync.ts';
import { useFormat } from './format.ts';
import { Weaknesses } from './Weaknesses.tsx';
import { useWords } from './words.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './TestResult.module.css';

type Result = OutputOf<typeof sync.test>;

/** Clocks this far apart (ms) agree. */
const ALIKE = 2000;

/** What the store answered when it was asked how it is. */
export function TestResult({ result }: { readonly result: Result }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { storeName, tookMs, clockSkewMs, missingRights, weaknesses } = result;
  const isWell = missingRights.length === 0;
  return (
    <div className={styles['result']} role="status">
      <Notice
        tone={isWell ? 'good' : 'stop'}
        title={words('sync.test.good', { name: storeName, ms: format.number(tookMs) })}
      >
        {skewWords(clockSkewMs)} {isWell && words('sync.test.rights.all')}
      </Notice>
      {!isWell && (
        <div>
          <p className={styles['label']}>{words('sync.test.rights.missing')}</p>
          <ul className={styles['rights']} data-selectable>
            {missingRights.map((right) => (
              <li key={right}>{right}</li>
            ))}
          </ul>
        </div>
      )}
      <Weaknesses codes={weaknesses} />
    </div>
  );

  function skewWords(ms: number): string {
    if (Math.abs(ms) < ALIKE) return words('sync.test.clock.right');
    const seconds = format.number(Math.round(Math.abs(ms) / 1000));
    return words(ms > 0 ? 'sync.test.clock.behind' : 'sync.test.clock.ahead', { seconds });
  }
}
