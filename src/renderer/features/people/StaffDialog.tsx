import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { KeptRole, Staff } from '#contract/people.ts';
import { NewPin, NO_CHOICE, pinFault } from '#renderer/app/NewPin.tsx';
import { useRoleName } from '#renderer/app/role-name.ts';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/Check.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './PeopleScreen.module.css';

interface Props {
  readonly staff: Staff;
  readonly isNew: boolean;
  readonly roles: readonly KeptRole[];
  readonly onClose: () => void;
}

/** A person: name, role, PIN, and whether they still work here. */
export function StaffDialog({ staff, isNew, roles, onClose }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const roleName = useRoleName();
  const form = useStaffForm(staff, isNew, onClose);
  const { value, change } = form;
  return (
    <TillDialog title={words(isNew ? 'people.add' : 'people.edit')} canClose={!form.isBusy} onClose={onClose}>
      <form className={styles['form']} onSubmit={form.submit}>
        <div className={styles['pair']}>
          <TextField
            label={words('people.name')}
            value={value.name}
            onChange={(name) => change({ name })}
            maxLength={80}
            autoComplete="off"
            autoFocus
            error={form.isSent && value.name.trim() === '' ? words('setup.owner.name.missing') : null}
          />
          <Select
            label={words('people.role')}
            value={value.roleId}
            choices={roles.map((role) => ({ value: role.id, words: roleName(role) }))}
            onChange={(roleId) => change({ roleId })}
          />
        </div>
        {!isNew && (
          <>
            <Check isSelected={value.isActive} onChange={(isActive) => change({ isActive })}>
              {words('people.active')}
            </Check>
            <Check isSelected={form.hasPin} onChange={form.setHasPin}>
              {words('people.new-pin')}
            </Check>
          </>
        )}
        {form.hasPin && <NewPin choice={form.pin} onChange={form.setPin} isChecked={form.isSent} />}
        {form.error !== null && (
          <Notice tone="stop" role="alert">
            {errorWords(form.error)}
          </Notice>
        )}
        <Button type="submit" look="primary" isWide isDisabled={form.isBusy}>
          {words('people.save')}
        </Button>
      </form>
    </TillDialog>
  );
}

function useStaffForm(staff: Staff, isNew: boolean, onDone: () => void) {
  const api = useApi();
  const [value, setValue] = useState(staff);
  const [hasPin, setHasPin] = useState(isNew);
  const [pin, setPin] = useState(NO_CHOICE);
  const [isSent, setSent] = useState(false);
  const saving = useMutation({
    mutationFn: () =>
      api.people.save({ staff: { ...value, name: value.name.trim() }, pin: hasPin ? pin.pin : null }),
    onSuccess: onDone,
  });
  const isSound = value.name.trim() !== '' && (!hasPin || pinFault(pin) === null);
  return {
    value,
    change: (part: Partial<Staff>) => {
      saving.reset();
      setValue({ ...value, ...part });
    },
    hasPin,
    setHasPin,
    pin,
    setPin,
    isSent,
    error: saving.error,
    isBusy: saving.isPending,
    submit: (event: FormEvent): void => {
      event.preventDefault();
      setSent(true);
      if (isSound && !saving.isPending) saving.mutate();
    },
  };
}
