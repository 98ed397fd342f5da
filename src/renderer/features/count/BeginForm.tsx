import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { v7 } from 'uuid';
import type { CatalogItem } from '#contract/catalog.ts';
import type { CountScope } from '#contract/count.ts';
import { fullName } from '#domain/sale/item-name.ts';
import { useFormat } from '#renderer/app/format.ts';
import { GoodsEntry } from '#renderer/app/GoodsEntry.tsx';
import { useHotkeys } from '#renderer/app/hotkeys.ts';
import { RefuseScans } from '#renderer/app/RefuseScans.tsx';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button, IconButton } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/Check.tsx';
import { ChoiceCards } from '#renderer/ui/ChoiceCards.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './BeginForm.module.css';
import { CountPage } from './CountPage.tsx';

type Kind = CountScope['kind'];

/** The most goods that a list takes. */
const MAX_LIST = 2000;

/** What is to be counted, and whether who counts sees what should be there. */
export function BeginForm(): ReactElement {
  const words = useWords();
  const { data } = useQuery(useQueries().catalog.categories({}));
  const form = useBeginForm();
  const { kind } = form;
  return (
    <CountPage title={words('count.begin')} text={words('count.begin.text')} isSub>
      <div className={styles['form']}>
        <TextField
          label={words('count.name')}
          value={form.name}
          onChange={form.setName}
          maxLength={120}
          autoComplete="off"
        />
        <ChoiceCards<Kind>
          label={words('count.scope')}
          value={kind}
          choices={(['all', 'category', 'list'] as const).map((value) => ({
            value,
            title: words(`count.scope.${value}`),
            text: words(`count.scope.${value}.text`, { count: data?.variants ?? 0 }),
          }))}
          onChange={form.setKind}
        />
        {kind === 'category' && (
          <Select
            label={words('count.scope.category')}
            value={form.categoryId}
            choices={(data?.categories ?? []).map(({ id, name }) => ({ value: String(id), words: name }))}
            onChange={form.setCategoryId}
          />
        )}
        {kind === 'list' ? <ListField form={form} /> : <RefuseScans />}
        <Check isSelected={form.isBlind} onChange={form.setBlind}>
          <span className={styles['blind']}>{words('count.blind')}</span>
          <span className={styles['hint']}>{words('count.blind.text')}</span>
        </Check>
        <RefusalNotice error={form.error} />
        <div>
          <Button look="primary" size="large" isDisabled={!form.isReady} onPress={form.begin}>
            {words('count.begin.now')}
            <Kbd on="accent">F9</Kbd>
          </Button>
        </div>
      </div>
    </CountPage>
  );
}

function useBeginForm() {
  const api = useApi();
  const words = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const [countId] = useState(() => v7());
  const [name, setName] = useState(() => words('count.name.first', { day: format.day(Date.now()) }));
  const [kind, setKind] = useState<Kind>('all');
  const [categoryId, setCategoryId] = useState('');
  const [items, setItems] = useState<readonly CatalogItem[]>([]);
  const [isBlind, setBlind] = useState(false);
  const scope = scopeOf(kind, categoryId, items);
  const opening = useMutation({
    mutationFn: (wanted: CountScope) =>
      api.count.open({ countId, name: name.trim(), scope: wanted, isBlind }),
    onSuccess: () => void navigate({ to: '/stock/count', search: { count: countId }, replace: true }),
  });
  const isReady = scope !== null && name.trim() !== '' && !opening.isPending;
  const begin = (): void => {
    if (isReady) opening.mutate(scope);
  };
  useHotkeys({ F9: begin });
  return {
    name,
    setName,
    kind,
    setKind,
    categoryId,
    setCategoryId,
    items,
    add: (item: CatalogItem) =>
      setItems((before) =>
        before.length >= MAX_LIST || before.some(({ variantId }) => variantId === item.variantId)
          ? before
          : [item, ...before],
      ),
    remove: (item: CatalogItem) => setItems((before) => before.filter((one) => one !== item)),
    isBlind,
    setBlind,
    isReady,
    begin,
    error: opening.error,
  };
}

/** What the choices come to; null while something is missing. */
function scopeOf(kind: Kind, categoryId: string, items: readonly CatalogItem[]): CountScope | null {
  if (kind === 'all') return { kind };
  if (kind === 'category') return categoryId === '' ? null : { kind, categoryId: Number(categoryId) };
  return items.length === 0 ? null : { kind, variantIds: items.map(({ variantId }) => variantId) };
}

/** So many goods of the list are in sight, the newest; the rest is counted in words. */
const SHOWN = 30;

function ListField({ form }: { readonly form: ReturnType<typeof useBeginForm> }): ReactElement {
  return (
    <div className={styles['list']}>
      <GoodsEntry asksQuantity={false} onGoods={form.add} />
      <ListRows items={form.items} onRemove={form.remove} />
    </div>
  );
}

interface RowsProps {
  readonly items: readonly CatalogItem[];
  readonly onRemove: (item: CatalogItem) => void;
}

function ListRows({ items, onRemove }: RowsProps): ReactElement {
  const words = useWords();
  if (items.length === 0) return <p className={styles['hint']}>{words('count.list.empty')}</p>;
  return (
    <>
      <p role="status">{words('count.list', { count: items.length })}</p>
      <ul className={styles['rows']}>
        {items.slice(0, SHOWN).map((item) => (
          <li key={item.variantId} className={styles['row']}>
            <span className={styles['name']}>{fullName(item)}</span>
            <IconButton
              label={words('basket.remove', { name: fullName(item) })}
              onPress={() => onRemove(item)}
            >
              <Icon name="remove" size={1.25} />
            </IconButton>
          </li>
        ))}
      </ul>
    </>
  );
}
