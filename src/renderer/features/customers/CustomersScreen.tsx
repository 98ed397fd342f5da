import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Customer } from '#contract/customer.ts';
import { newCustomer } from '#renderer/app/customer-fields.ts';
import { SubScreen } from '#renderer/app/SubScreen.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { CustomerDialog } from './CustomerDialog.tsx';
import styles from './CustomersScreen.module.css';

/** So many are in sight; who wants others types more. */
const FINDS = 50;

/** Who buys here. */
export function CustomersScreen(): ReactElement {
  const words = useWords();
  const queries = useQueries();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<Customer | null>(null);
  const { data } = useQuery({
    ...queries.customer.search({ text, limit: FINDS }),
    placeholderData: keepPreviousData,
  });
  const customers = data?.customers ?? [];
  return (
    <SubScreen title={words('customers.title')} text={words('customers.text')}>
      <div className={styles['head']}>
        <TextField
          label={words('customers.find')}
          value={text}
          onChange={setText}
          autoComplete="off"
          autoFocus
        />
        {/* What was looked for in vain is most likely the name. */}
        <Button look="primary" onPress={() => setOpen(newCustomer({ name: text }))}>
          <Icon name="plus" size={1.25} />
          {words('customers.new')}
        </Button>
      </div>
      {data !== undefined && customers.length === 0 && <Nobody isSearched={text.trim() !== ''} />}
      <ul className={styles['list']}>
        {customers.map((customer) => (
          <li key={customer.customerId}>
            <button type="button" className={styles['row']} onClick={() => setOpen(customer)}>
              <span className={styles['name']}>{customer.name}</span>
              <span className={styles['facts']}>
                {[customer.phone, customer.mail, customer.card].filter((fact) => fact !== '').join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {open !== null && (
        <CustomerDialog key={open.customerId} customer={open} onClose={() => setOpen(null)} />
      )}
    </SubScreen>
  );
}

/** Nobody is kept yet, or nobody has what was looked for. */
function Nobody({ isSearched }: { readonly isSearched: boolean }): ReactElement {
  const words = useWords();
  const kind = isSearched ? 'found' : 'kept';
  return (
    <EmptyState sign={<Icon name="person" size={2} />} title={words(`customers.none.title.${kind}`)}>
      {words(`customers.none.text.${kind}`)}
    </EmptyState>
  );
}
