import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { PIECE } from '#domain/stock/quantity.ts';
import { GoodsEntry } from '#renderer/app/GoodsEntry.tsx';
import { useHotkeys } from '#renderer/app/hotkeys.ts';
import { QuantityDialog } from '#renderer/app/QuantityDialog.tsx';
import { QuantityStepper } from '#renderer/app/QuantityStepper.tsx';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { RefuseScans } from '#renderer/app/RefuseScans.tsx';
import { useMay } from '#renderer/app/session.ts';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { CountField } from '#renderer/app/ValueField.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button, IconButton } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import styles from './Buffers.module.css';
import { useBufferForm, type BufferTarget, type KeptBuffers } from './use-buffer-form.ts';

/** A week, in minutes. */
const MOST_MINUTES = 10_080;

/** How long the store waits, and how much of what it then keeps; to be changed by who may. */
export function BufferForm({ kept }: { readonly kept: KeptBuffers }): ReactElement {
  const words = useWords();
  const mayEdit = useMay()('shop.edit');
  const form = useBufferForm(kept);
  useHotkeys({ F9: form.save });
  if (!mayEdit) return <ReadOnly kept={kept} form={form} />;
  return (
    <div className={styles['form']}>
      <div className={styles['minutes']}>
        <CountField
          label={words('stock.buffers.minutes')}
          hint={words('stock.buffers.minutes.hint')}
          value={kept.afterMinutes}
          least={0}
          most={MOST_MINUTES}
          onChange={form.setMinutes}
        />
      </div>
      <h2 className={styles['title']}>{words('stock.buffers.rules')}</h2>
      <GoodsEntry
        asksQuantity={false}
        onGoods={(item) => form.add({ variantId: item.variantId, categoryId: null })}
      />
      <AddRule onAdd={form.add} />
      <Rows form={form} />
      <RefusalNotice error={form.error} />
      <div>
        <Button look="primary" size="large" isDisabled={!form.isReady} onPress={form.save}>
          {words('stock.buffers.save')}
          <Kbd on="accent">F9</Kbd>
        </Button>
      </div>
    </div>
  );
}

type Form = ReturnType<typeof useBufferForm>;

const NO_CATEGORY = '';

/** A rule for what can't be scanned. */
function AddRule({ onAdd }: { readonly onAdd: (target: BufferTarget) => void }): ReactElement {
  const words = useWords();
  const { data } = useQuery(useQueries().catalog.categories({}));
  const categories = data?.categories ?? [];
  return (
    <div className={styles['add']}>
      <Button onPress={() => onAdd({ variantId: null, categoryId: null })}>
        <Icon name="plus" size={1.25} />
        {words('stock.buffers.add.everything')}
      </Button>
      {categories.length > 0 && (
        <Select
          label={words('stock.buffers.add.category')}
          value={NO_CATEGORY}
          choices={[
            { value: NO_CATEGORY, words: words('stock.buffers.add.choose') },
            ...categories.map(({ id, name }) => ({ value: String(id), words: name })),
          ]}
          onChange={(id) => {
            if (id !== NO_CATEGORY) onAdd({ variantId: null, categoryId: Number(id) });
          }}
        />
      )}
    </div>
  );
}

function Rows({ form }: { readonly form: Form }): ReactElement {
  const words = useWords();
  const [askedId, ask] = useState<string | null>(null);
  const asked = form.rows.find(({ buffer }) => buffer.bufferId === askedId);
  if (form.rows.length === 0) return <p className={styles['none']}>{words('stock.buffers.none')}</p>;
  return (
    <>
      <ul className={styles['rows']} aria-label={words('stock.buffers.rules')}>
        {form.rows.map(({ buffer, name, unit }) => (
          <li key={buffer.bufferId} className={styles['row']}>
            <span className={styles['name']}>{name}</span>
            <QuantityStepper
              label={words('stock.buffers.quantity', { name })}
              unit={unit}
              quantity={buffer.quantity}
              step={PIECE}
              onChange={(quantity) => form.set(buffer.bufferId, quantity)}
              onType={() => ask(buffer.bufferId)}
            />
            <IconButton label={words('basket.remove', { name })} onPress={() => form.remove(buffer.bufferId)}>
              <Icon name="remove" size={1.25} />
            </IconButton>
          </li>
        ))}
      </ul>
      {asked !== undefined && (
        <QuantityDialog
          name={asked.name}
          unit={asked.unit}
          onTake={(quantity) => form.set(asked.buffer.bufferId, quantity)}
          onClose={() => ask(null)}
        />
      )}
    </>
  );
}

/** For who may only look. */
function ReadOnly({ kept, form }: { readonly kept: KeptBuffers; readonly form: Form }): ReactElement {
  const words = useWords();
  const { plain } = useQuantityWords();
  return (
    <div className={styles['form']}>
      <RefuseScans />
      <p>{words('stock.buffers.after', { count: kept.afterMinutes })}</p>
      <ul className={styles['rows']} aria-label={words('stock.buffers.rules')}>
        {form.rows.map(({ buffer, name, unit }) => (
          <li key={buffer.bufferId} className={styles['row']}>
            <span className={styles['name']}>{name}</span>
            <strong>{plain(buffer.quantity, unit)}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
