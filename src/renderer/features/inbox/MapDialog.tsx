import { useRef, useState, type ReactElement } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import type { Decision, InboxItem } from '#contract/inbox.ts';
import { GoodsFinder } from '#renderer/app/GoodsFinder.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useGoodsScan, type CodeTrouble } from '#renderer/app/use-goods-scan.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './Inbox.module.css';

interface Props {
  /** What the store does not have. */
  readonly goods: InboxItem['items'][number];
  readonly onAnswer: (decision: Decision) => void;
  readonly onClose: () => void;
}

/** Asks which goods the store shall book instead: scanned, or looked for. */
export function MapDialog({ goods, onAnswer, onClose }: Props): ReactElement {
  const words = useWords();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { variantRemoteId } = goods;
  const take = (item: CatalogItem): void =>
    onAnswer({ kind: 'map', variantRemoteId, toVariantId: item.variantId });
  const { scan, trouble } = useGoodsScan(take);
  return (
    <TillDialog
      title={words('inbox.map.title', { name: goods.name })}
      onClose={onClose}
      onScan={({ code }) => scan(code)}
    >
      <div className={styles['form']}>
        <p>{words('inbox.map.text')}</p>
        <GoodsFinder ref={field} text={text} onType={setText} onPick={take} />
        {trouble !== null && <ScanTrouble trouble={trouble} onTake={take} />}
      </div>
    </TillDialog>
  );
}

interface TroubleProps {
  readonly trouble: CodeTrouble;
  readonly onTake: (item: CatalogItem) => void;
}

function ScanTrouble({ trouble, onTake }: TroubleProps): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  if (trouble.kind !== 'which') {
    const isFailed = trouble.kind === 'failed';
    return (
      <Notice tone="warn" role="alert">
        {isFailed ? errorWords(trouble.error) : words('inbox.map.unknown', { code: trouble.code })}
      </Notice>
    );
  }
  return (
    <Notice
      tone="info"
      title={words('inbox.which')}
      actions={trouble.items.map((item) => (
        <Button key={item.variantId} onPress={() => onTake(item)}>
          {item.name} {item.options}
        </Button>
      ))}
    />
  );
}
