import type { ReactElement } from 'react';
import type { StoreCheckReply } from '#contract/setup.ts';
import { useWords, type Words } from '#renderer/app/words.ts';
import styles from './forms.module.css';

/** Clocks this far apart (ms) agree. */
const ALIKE = 2000;

/** The method that a shop makes for its counter. */
const COUNTER = 'in-store';

/** What the store said of itself, beyond its name. */
export function StoreFacts({ check }: { readonly check: StoreCheckReply }): ReactElement {
  const words = useWords();
  const hasCounter = check.shippingMethods.some(({ code }) => code === COUNTER);
  return (
    <div>
      <dl className={styles['facts']} aria-label={words('setup.facts')}>
        <dt>{words('setup.facts.clock')}</dt>
        <dd>{clockWords(check.clockSkewMs, words)}</dd>
        <dt>{words('setup.facts.rights')}</dt>
        <dd>{words('setup.facts.rights.all')}</dd>
        <dt>{words('setup.facts.handover')}</dt>
        <dd>{handoverWords(check.shippingMethods, words)}</dd>
      </dl>
      {!hasCounter && <p className={styles['kept']}>{words('setup.facts.handover.hint')}</p>}
    </div>
  );
}

function clockWords(skewMs: number, words: Words): string {
  if (Math.abs(skewMs) < ALIKE) return words('setup.facts.clock.right');
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  return words(skewMs > 0 ? 'setup.facts.clock.behind' : 'setup.facts.clock.ahead', { seconds });
}

function handoverWords(methods: StoreCheckReply['shippingMethods'], words: Words): string {
  const counter = methods.find(({ code }) => code === COUNTER);
  if (counter !== undefined) return counter.name;
  const names = methods.map(({ name }) => name).join(', ');
  return methods.length === 0
    ? words('setup.facts.handover.none')
    : words('setup.facts.handover.cheapest', { names });
}
