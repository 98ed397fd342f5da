import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import type { Preview } from '#renderer/features/goods-file/chosen-file.ts';
import { vendureShop } from './support/fake-shop.ts';
import { renderTill } from './support/render-till.tsx';

const PREVIEW: Preview = {
  columns: ['SKU', 'Name', 'Preis', 'Farbe'],
  mapping: { sku: [0], name: [1], price: [2] },
  decimal: ',',
  rows: 4,
  added: 2,
  changed: 1,
  same: 0,
  bad: 1,
  troubles: [{ line: 5, field: 'price', problem: 'not-a-price', value: 'free' }],
  sample: [{ sku: '0017', name: 'Tea', price: '12.50' }],
};

interface Given {
  readonly preview?: () => Preview;
  readonly kind?: 'empty' | 'vendure';
}

function open({ preview = () => PREVIEW, kind = 'empty' }: Given = {}) {
  const asked: { previews: unknown[]; taken: unknown[]; saved: unknown[] } = {
    previews: [],
    taken: [],
    saved: [],
  };
  renderTill({
    path: '/settings/goods-file',
    shop: { shop: { ...vendureShop, kind } },
    answers: () => ({
      goodsFile: {
        preview: (input) => {
          asked.previews.push(input);
          return preview();
        },
        take: (input) => {
          asked.taken.push(input);
          return { added: 2, changed: 1, bad: 1 };
        },
        save: (input) => {
          asked.saved.push(input);
          return { name: 'goods.csv', rows: 17 };
        },
        saveRejects: () => ({ name: 'goods-to-mend.csv' }),
        template: () => ({ name: 'goods.csv' }),
      },
    }),
  });
  return asked;
}

async function choose(bytes: Uint8Array<ArrayBuffer> | string): Promise<void> {
  await screen.findByRole('button', { name: 'Choose a file' });
  const input = document.querySelector('input[type="file"]');
  if (!(input instanceof HTMLInputElement)) throw new Error('there is no way to a file');
  const file = new File([bytes], 'goods.csv', { type: 'text/csv' });
  fireEvent.change(input, { target: { files: [file] } });
}

describe('a file of goods', () => {
  it('is shown before it is taken: columns, first goods, and every row that stays out', async () => {
    const asked = open();
    await choose('SKU;Name;Preis\n0017;Tea;12,50');
    expect(await screen.findByText('2 new, 1 changed, 0 unchanged, 1 with trouble')).toBeTruthy();
    expect(screen.getByText('1 row can’t be taken')).toBeTruthy();
    expect(screen.getByText(/“free” is no price/)).toBeTruthy();
    expect(within(screen.getByRole('table')).getByText('0017')).toBeTruthy();
    expect(asked.taken).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Take 3 products' }));
    expect(await screen.findByText('The goods are here')).toBeTruthy();
    expect(asked.taken).toMatchObject([{ text: 'SKU;Name;Preis\n0017;Tea;12,50' }]);
  });

  it('is asked about again when a column means something else', async () => {
    const asked = open();
    await choose('SKU;Name;Preis;Farbe');
    fireEvent.click(await screen.findByRole('button', { name: /Farbe/ }));
    fireEvent.click(await screen.findByRole('option', { name: 'Option' }));
    await waitFor(() => expect(asked.previews).toHaveLength(2));
    expect(asked.previews[1]).toMatchObject({
      mapping: { sku: [0], name: [1], price: [2], option: [3] },
      decimal: ',',
    });
  });

  it('may be written as Windows does', async () => {
    const asked = open();
    await choose(new Uint8Array([0x53, 0x4b, 0x55, 0x3b, 0xd6, 0x6c]));
    await waitFor(() => expect(asked.previews).toMatchObject([{ text: 'SKU;Öl' }]));
  });

  it('that is no table says so, and changes nothing', async () => {
    open({
      preview: () => {
        throw new Refusal('file-unreadable');
      },
    });
    await choose('a;"b');
    expect((await screen.findByRole('alert')).textContent).toContain('This file is no table');
    expect(screen.queryByRole('button', { name: /Take/ })).toBeNull();
  });

  it('is not offered where the store is the source of goods, but everything can be taken away', async () => {
    const asked = open({ kind: 'vendure' });
    expect(await screen.findByText(/come from the online store/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Choose a file' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Sales, line by line' }));
    expect(await screen.findByText('17 rows in goods.csv')).toBeTruthy();
    expect(asked.saved).toEqual([{ what: 'sales' }]);
  });
});
