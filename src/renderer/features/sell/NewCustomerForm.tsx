import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Customer } from '#contract/customer.ts';
import { isMail, newCustomer } from '#renderer/app/customer-fields.ts';
import { useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { FormDialog } from './FormDialog.tsx';

interface Props {
  /** What was looked for: likely the name, the mail or the number of the new one. */
  readonly text: string;
  readonly onMade: (customer: Customer) => void;
  readonly onClose: () => void;
}

/** Makes a customer at this till, with or without a network. */
export function NewCustomerForm({ text, onMade, onClose }: Props): ReactElement {
  const words = useWords();
  const api = useApi();
  const [made, setMade] = useState(() => customerFrom(text));
  const set = (changed: Partial<Customer>): void => setMade((before) => ({ ...before, ...changed }));
  const save = useMutation({
    mutationFn: (customer: Customer) => api.customer.save({ customer }),
    onSuccess: (_, customer) => onMade(customer),
  });
  const isMailBad = !isMail(made.mail);
  return (
    <FormDialog
      title={words('customer.new')}
      submit={words('customer.make')}
      canSubmit={made.name.trim() !== '' && !isMailBad && !save.isPending}
      error={save.error}
      onSubmit={() => save.mutate({ ...made, name: made.name.trim(), mail: made.mail.trim() })}
      onClose={onClose}
      onScan={(scan) => set({ card: scan.code })}
    >
      <TextField
        label={words('customer.name')}
        value={made.name}
        onChange={(name) => set({ name })}
        maxLength={200}
        autoFocus
      />
      <TextField
        label={words('customer.phone')}
        value={made.phone}
        onChange={(phone) => set({ phone })}
        inputMode="tel"
        maxLength={60}
      />
      <TextField
        label={words('customer.mail')}
        value={made.mail}
        onChange={(mail) => set({ mail })}
        inputMode="email"
        maxLength={200}
        error={isMailBad ? words('customer.mail.bad') : null}
      />
      <TextField
        label={words('customer.card')}
        hint={words('customer.card.hint')}
        value={made.card}
        onChange={(card) => set({ card })}
        maxLength={60}
      />
    </FormDialog>
  );
}

function customerFrom(text: string): Customer {
  const known = text.trim();
  if (known.includes('@')) return newCustomer({ mail: known });
  return newCustomer(/^[\d\s+/()-]+$/.test(known) ? { phone: known } : { name: known });
}
