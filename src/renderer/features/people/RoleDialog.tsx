import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { KeptRole } from '#contract/people.ts';
import { OWNER, type Right } from '#domain/party/role.ts';
import { useRoleName } from '#renderer/app/role-name.ts';
import { useMay } from '#renderer/app/session.ts';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useDraft, type Draft } from '#renderer/app/use-draft.ts';
import { AmountField, PercentField } from '#renderer/app/ValueField.tsx';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/Check.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './PeopleScreen.module.css';
import { RIGHT_GROUPS } from './right-groups.ts';

interface Props {
  readonly role: KeptRole;
  readonly onClose: () => void;
}

/** What a role may do, in plain words, and how far. */
export function RoleDialog({ role, onClose }: Props): ReactElement {
  const words = useWords();
  const roleName = useRoleName();
  const isNew = !role.isBuiltIn && role.name === '';
  return (
    <TillDialog title={isNew ? words('people.add-role') : roleName(role)} width="wide" onClose={onClose}>
      {role.id === OWNER.id ? (
        <Notice tone="info">{words('people.owner-fixed')}</Notice>
      ) : (
        <RoleForm role={role} onDone={onClose} />
      )}
    </TillDialog>
  );
}

function RoleForm({ role, onDone }: { readonly role: KeptRole; readonly onDone: () => void }): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const draft = useDraft(role);
  const [isSent, setSent] = useState(false);
  const { isBuiltIn, ...value } = draft.value;
  const saving = useMutation({
    mutationFn: () => api.people.saveRole({ role: { ...value, name: value.name.trim() } }),
    onSuccess: onDone,
  });
  const hasName = isBuiltIn || value.name.trim() !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setSent(true);
    if (hasName && draft.isSound && !saving.isPending) saving.mutate();
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      {!isBuiltIn && (
        <TextField
          label={words('people.role.name')}
          value={value.name}
          onChange={(name) => draft.change({ name })}
          maxLength={80}
          autoComplete="off"
          autoFocus
          error={isSent && !hasName ? words('setup.owner.name.missing') : null}
        />
      )}
      <Rights draft={draft} />
      <div className={styles['pair']}>
        <PercentField
          label={words('people.discount')}
          hint={words('people.discount.hint')}
          value={value.discountPpm}
          onChange={draft.take('discount', (discountPpm: number) => ({ discountPpm }))}
        />
        <AmountField
          label={words('people.free-refund')}
          hint={words('people.free-refund.hint')}
          value={value.freeRefund}
          onChange={draft.take('refund', (freeRefund: number) => ({ freeRefund }))}
        />
      </div>
      {saving.error !== null && (
        <Notice tone="stop" role="alert">
          {errorWords(saving.error)}
        </Notice>
      )}
      <Button type="submit" look="primary" isWide isDisabled={saving.isPending || !draft.isSound}>
        {words('people.save')}
      </Button>
    </form>
  );
}

/** Nobody gives or takes a right that they have not themselves. */
function Rights({ draft }: { readonly draft: Draft<KeptRole> }): ReactElement {
  const words = useWords();
  const may = useMay();
  const { permissions } = draft.value;
  const set = (right: Right, isGiven: boolean): void =>
    draft.change({
      permissions: isGiven ? [...permissions, right] : permissions.filter((one) => one !== right),
    });
  return (
    <div className={styles['groups']}>
      {RIGHT_GROUPS.map(({ title, rights }) => (
        <fieldset key={title} className={styles['group']}>
          <legend className={styles['legend']}>{words(title)}</legend>
          {rights.map((right) => (
            <Check
              key={right}
              isSelected={permissions.includes(right)}
              isDisabled={!may(right)}
              onChange={(isGiven) => set(right, isGiven)}
            >
              {words(`right.${right}`)}
            </Check>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
