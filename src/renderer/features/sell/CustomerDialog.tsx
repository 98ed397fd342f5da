import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Customer } from '#contract/customer.ts';
import type { BasketCustomer } from '#domain/sale/basket.ts';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useCounter } from '#renderer/app/TillProvider.tsx';
import { useListKeys } from '#renderer/app/use-list-keys.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './CustomerDialog.module.css';
import { NewCustomerForm } from './NewCustomerForm.tsx';

const MOST = 20;

interface Props {
  readonly customer: BasketCustomer | null;
  readonly onClose: () => void;
}

/** Who buys: found by name, phone, mail or card, or made anew. */
export function CustomerDialog({ customer, onClose }: Props): ReactElement {
  const counter = useCounter();
  const [text, setText] = useState('');
  const [isNew, setNew] = useState(false);
  const set = (next: BasketCustomer | null): void => {
    counter.act({ kind: 'customer', customer: next });
    onClose();
  };
  const attach = ({ customerId: id, name, groupIds }: Customer): void => set({ id, name, groupIds });
  if (isNew) return <NewCustomerForm text={text} onMade={attach} onClose={() => setNew(false)} />;
  return (
    <FindCustomer
      customer={customer}
      text={text}
      onType={setText}
      onAttach={attach}
      onDetach={() => set(null)}
      onNew={() => setNew(true)}
      onClose={onClose}
    />
  );
}

interface FindProps extends Props {
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onAttach: (customer: Customer) => void;
  readonly onDetach: () => void;
  readonly onNew: () => void;
}

function FindCustomer(props: FindProps): ReactElement {
  const { customer, text, onType, onAttach } = props;
  const words = useWords();
  const found = useQuery(useQueries().customer.search({ text: text.trim(), limit: MOST }));
  const list = useListKeys<HTMLDivElement>();
  const customers = found.data?.customers ?? [];
  return (
    <TillDialog title={words('customer.title')} onClose={props.onClose} onScan={(scan) => onType(scan.code)}>
      <div ref={list} className={styles['dialog']}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const [first] = customers;
            if (first !== undefined && text.trim() !== '') onAttach(first);
          }}
        >
          <TextField
            label={words('customer.search')}
            hint={words('customer.search.hint')}
            value={text}
            onChange={onType}
            maxLength={200}
            autoComplete="off"
            autoFocus
          />
        </form>
        <div className={styles['acts']}>
          <Button onPress={props.onNew}>
            <Icon name="plus" size={1.125} />
            {words('customer.new')}
          </Button>
          {customer !== null && (
            <Button onPress={props.onDetach}>{words('customer.detach', { name: customer.name })}</Button>
          )}
        </div>
        <Hits text={text.trim()} customers={customers} error={found.error} onAttach={onAttach} />
      </div>
    </TillDialog>
  );
}

interface HitsProps {
  readonly text: string;
  readonly customers: readonly Customer[];
  readonly error: Error | null;
  readonly onAttach: (customer: Customer) => void;
}

function Hits({ text, customers, error, onAttach }: HitsProps): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  if (error !== null) return <Notice tone="stop">{errorWords(error)}</Notice>;
  if (customers.length === 0) {
    return <p className={styles['none']}>{text !== '' && words('customer.none', { text })}</p>;
  }
  return (
    <ul className={styles['hits']} aria-label={words('customer.hits')}>
      {customers.map((one) => (
        <li key={one.customerId}>
          <button type="button" className={styles['hit']} data-hit onClick={() => onAttach(one)}>
            <span className={styles['name']}>{one.name}</span>{' '}
            <span className={styles['facts']}>
              {[one.phone, one.mail, one.card].filter((fact) => fact !== '').join(' · ')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
