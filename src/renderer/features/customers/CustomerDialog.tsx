import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Customer } from '#contract/customer.ts';
import { groupsOf, isMail } from '#renderer/app/customer-fields.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useMay } from '#renderer/app/session.ts';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useDraft, type Draft } from '#renderer/app/use-draft.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/Check.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './CustomersScreen.module.css';

interface Props {
  readonly customer: Customer;
  readonly onClose: () => void;
}

/** One customer: who they are, what is between them and the shop, what they bought. */
export function CustomerDialog({ customer, onClose }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const draft = useDraft(customer);
  const saving = useMutation({
    mutationFn: (changed: Customer) => api.customer.save({ customer: changed }),
    onSuccess: onClose,
  });
  const isWhole = draft.value.name.trim() !== '' && isMail(draft.value.mail);
  return (
    <TillDialog
      title={words(customer.name === '' ? 'customers.new' : 'customers.one')}
      width="wide"
      canClose={!saving.isPending}
      onClose={onClose}
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) saving.mutate(draft.value);
        }}
      >
        <Fields draft={draft} />
        {saving.error !== null && (
          <Notice tone="stop" role="alert">
            {errorWords(saving.error)}
          </Notice>
        )}
        <div>
          <Button type="submit" look="primary" isDisabled={!isWhole || saving.isPending}>
            {words('customers.save')}
          </Button>
        </div>
      </form>
      <History customerId={customer.customerId} />
    </TillDialog>
  );
}

const TEXTS = [
  { name: 'name', most: 200 },
  { name: 'phone', most: 60 },
  { name: 'mail', most: 200 },
  { name: 'card', most: 60 },
  { name: 'taxNumber', most: 60 },
] as const;

function Fields({ draft }: { readonly draft: Draft<Customer> }): ReactElement {
  const words = useWords();
  const may = useMay();
  const { value, change } = draft;
  return (
    <>
      <div className={styles['pair']}>
        {TEXTS.map(({ name, most }) => (
          <TextField
            key={name}
            label={words(`customer.${name}`)}
            value={value[name]}
            maxLength={most}
            autoComplete="off"
            error={name === 'mail' && !isMail(value.mail) ? words('customer.mail.bad') : null}
            onChange={(text) => change({ [name]: text })}
          />
        ))}
      </div>
      <div className={styles['pair']}>
        <TextArea
          label={words('customers.address')}
          rows={3}
          value={value.address}
          maxLength={500}
          onChange={(address) => change({ address })}
        />
        <TextArea
          label={words('customers.note')}
          rows={3}
          value={value.note}
          maxLength={1000}
          onChange={(note) => change({ note })}
        />
      </div>
      {may('shop.edit') && <Trust draft={draft} />}
    </>
  );
}

/** What only the rules of the shop give a customer. */
function Trust({ draft: { value, change } }: { readonly draft: Draft<Customer> }): ReactElement {
  const words = useWords();
  const { groupIds, storeGroupIds } = value;
  const own = groupIds.filter((group) => !storeGroupIds.includes(group));
  return (
    <>
      <TextField
        label={words('customers.groups')}
        hint={words('customers.groups.hint')}
        defaultValue={own.join(', ')}
        onChange={(text) => change({ groupIds: [...new Set([...storeGroupIds, ...groupsOf(text)])] })}
      />
      {storeGroupIds.length > 0 && (
        <p className={styles['facts']}>
          {words('customers.groups.store', { groups: storeGroupIds.join(', ') })}
        </p>
      )}
      <Check isSelected={value.mayPayLater} onChange={(mayPayLater) => change({ mayPayLater })}>
        {words('customers.may-pay-later')}
      </Check>
    </>
  );
}

/** Nothing to tell of somebody who is new. */
function History({ customerId }: { readonly customerId: string }): ReactElement | null {
  const words = useWords();
  const format = useFormat();
  const { data } = useQuery({ ...useQueries().customer.view({ customerId }), retry: false });
  if (data === undefined) return null;
  const balances = [
    { label: words('customers.credit'), amount: data.credit },
    { label: words('customers.owed'), amount: data.owed },
  ];
  return (
    <div className={styles['form']}>
      <div className={styles['balances']}>
        {balances.map(({ label, amount }) => (
          <span key={label} className={styles['balance']}>
            <span className={styles['facts']}>{label}</span>
            <span className={styles['amount']}>{format.money(amount)}</span>
          </span>
        ))}
      </div>
      <h3 className={styles['name']}>{words('customers.sales')}</h3>
      {data.sales.length === 0 && <p className={styles['facts']}>{words('customers.sales.none')}</p>}
      <ul className={styles['sales']}>
        {data.sales.map((sale) => (
          <li key={sale.saleId} className={styles['sale']}>
            <span>
              {sale.receiptNumber} · {format.day(sale.soldAt)}
            </span>
            <span>{format.money(sale.total)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
