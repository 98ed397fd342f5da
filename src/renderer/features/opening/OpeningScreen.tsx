import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { CHECKS, gravest, type Finding } from '#domain/opening/finding.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { SubScreen } from '#renderer/app/SubScreen.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { CheckRow } from './CheckRow.tsx';
import styles from './OpeningScreen.module.css';
import { useChecks } from './use-checks.ts';

const TONES = { good: 'good', look: 'warn', bad: 'stop' } as const;

/** Is this till ready to open? A list that fills in while everything is looked at side by side. */
export function OpeningScreen(): ReactElement {
  const words = useWords();
  const { checks, isOver, again } = useChecks();
  const findings = checks.flatMap(({ finding }) => (finding === null ? [] : [finding]));
  const done = checks.filter(({ isLooking }) => !isLooking).length;
  return (
    <SubScreen title={words('opening.title')} text={words('opening.text')}>
      {isOver ? (
        <Verdict findings={findings} />
      ) : (
        <ProgressBar
          label={words('opening.progress', { done, total: CHECKS.length })}
          share={done / CHECKS.length}
        />
      )}
      <ul className={styles['checks']}>
        {checks.map((check) => (
          <CheckRow key={check.name} check={check} />
        ))}
      </ul>
      <Actions findings={findings} isOver={isOver} onAgain={again} />
    </SubScreen>
  );
}

/** All of it in one sentence. What could not be looked at at all is not good. */
function Verdict({ findings }: { readonly findings: readonly Finding[] }): ReactElement {
  const words = useWords();
  const verdict = findings.length < CHECKS.length ? 'bad' : gravest(findings);
  return <Notice tone={TONES[verdict]} role="status" title={words(`opening.all.${verdict}`)} />;
}

interface ActionsProps {
  readonly findings: readonly Finding[];
  readonly isOver: boolean;
  readonly onAgain: () => void;
}

function Actions({ findings, isOver, onAgain }: ActionsProps): ReactElement {
  const words = useWords();
  const api = useApi();
  const print = useMutation({
    mutationFn: () =>
      api.opening.print({ findings: findings.map(({ id, values }) => ({ id, values: { ...values } })) }),
  });
  const lookAgain = (): void => {
    print.reset();
    onAgain();
  };
  return (
    <>
      <div className={styles['actions']}>
        <Button isDisabled={!isOver} onPress={lookAgain}>
          {words(isOver ? 'opening.look' : 'opening.looking')}
        </Button>
        <Button
          isDisabled={!isOver || findings.length === 0 || print.isPending}
          onPress={() => print.mutate()}
        >
          <Icon name="printer" size={1.25} />
          {words('opening.print')}
        </Button>
        <p className={styles['said']} role="status">
          {print.isSuccess && words('opening.printed')}
        </p>
      </div>
      <RefusalNotice error={print.error} />
    </>
  );
}
