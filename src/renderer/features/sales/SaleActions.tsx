import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { OutputOf } from '#contract/procedure.ts';
import type { sale as contract, SaleSummary } from '#contract/sale.ts';
import { useHotkeys } from '#renderer/app/hotkeys.ts';
import { useMay } from '#renderer/app/session.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './SaleActions.module.css';

interface Props {
  readonly sale: SaleSummary;
  readonly onRefund: () => void;
  readonly onVoid: () => void;
}

/** The ways to take a document back, and why there are none. */
export function SaleActions({ sale, onRefund, onVoid }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const view = useQuery(useQueries().sale.view({ saleId: sale.saleId }));
  if (view.data !== undefined) {
    return sale.isVoided ? (
      <Notice tone="info">{words('sales.voided.text')}</Notice>
    ) : (
      <Acts view={view.data} onRefund={onRefund} onVoid={onVoid} />
    );
  }
  if (view.error === null) return <div className={styles['actions']} />;
  return (
    <Notice
      tone="stop"
      role="alert"
      actions={<Button onPress={() => void view.refetch()}>{words('retry')}</Button>}
    >
      {errorWords(view.error)}
    </Notice>
  );
}

interface ActsProps extends Omit<Props, 'sale'> {
  readonly view: OutputOf<typeof contract.view>;
}

function Acts({ view: { returnable, mayVoid }, onRefund, onVoid }: ActsProps): ReactElement {
  const words = useWords();
  const mayAct = useMay()('sale.make');
  const isLeft = returnable.some(({ quantity }) => quantity > 0);
  return (
    <>
      {returnable.length > 0 && !isLeft && <Notice tone="info">{words('sales.gone')}</Notice>}
      {mayAct && (isLeft || mayVoid) && (
        <div className={styles['actions']}>
          {isLeft && <Act look="primary" name={words('sales.refund')} hotkey="F2" onPress={onRefund} />}
          {mayVoid && <Act look="danger" name={words('sales.void')} hotkey="F4" onPress={onVoid} />}
        </div>
      )}
    </>
  );
}

interface ActProps {
  readonly look: 'primary' | 'danger';
  readonly name: string;
  readonly hotkey: string;
  readonly onPress: () => void;
}

function Act({ look, name, hotkey, onPress }: ActProps): ReactElement {
  useHotkeys({ [hotkey]: onPress });
  return (
    <Button look={look} onPress={onPress}>
      {name}
      <Kbd on={look === 'primary' ? 'accent' : 'surface'}>{hotkey}</Kbd>
    </Button>
  );
}
