import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { PickupRules } from '#contract/pickup.ts';
import type { Draft } from '#renderer/app/use-draft.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button, IconButton } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './PickupRules.module.css';

/** What staff looks at before goods of a category are handed over: an age, an identity. */
export function CheckRules({ draft }: { readonly draft: Draft<PickupRules> }): ReactElement {
  const words = useWords();
  const { data } = useQuery(useQueries().catalog.categories({}));
  const categories = data?.categories ?? [];
  const { checks } = draft.value;
  const free = categories.find(({ id }) => checks.every(({ categoryId }) => categoryId !== id));
  const nameOf = (id: number): string => categories.find((one) => one.id === id)?.name ?? String(id);
  return (
    <Section title={words('pickup.rules.checks')} text={words('pickup.rules.checks.text')}>
      {checks.map((check, at) => (
        <div key={check.categoryId} className={styles['row']}>
          <div className={styles['pair']}>
            <Select
              label={words('pickup.rules.check.category')}
              value={String(check.categoryId)}
              choices={categories
                .filter(({ id }) => id === check.categoryId || checks.every((one) => one.categoryId !== id))
                .map(({ id, name }) => ({ value: String(id), words: name }))}
              onChange={(id) =>
                draft.change({ checks: checks.with(at, { ...check, categoryId: Number(id) }) })
              }
            />
            <TextField
              label={words('pickup.rules.check.note')}
              value={check.note}
              maxLength={80}
              isRequired
              onChange={(note) => draft.change({ checks: checks.with(at, { ...check, note }) })}
            />
          </div>
          <IconButton
            label={words('shop.remove.name', { name: nameOf(check.categoryId) })}
            onPress={() => draft.change({ checks: checks.toSpliced(at, 1) })}
          >
            <Icon name="remove" />
          </IconButton>
        </div>
      ))}
      {free !== undefined && (
        <div>
          <Button
            onPress={() =>
              draft.change({
                checks: [...checks, { categoryId: free.id, note: words('pickup.rules.check.first') }],
              })
            }
          >
            {words('pickup.rules.check.add')}
          </Button>
        </div>
      )}
    </Section>
  );
}
