import type { ReactElement } from 'react';
import { GOODS_FIELDS, type GoodsField } from '#domain/goods-file/fields.ts';
import { useWords } from '#renderer/app/words.ts';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import type { Preview, Reading } from './chosen-file.ts';
import styles from './GoodsFile.module.css';

interface Props {
  readonly preview: Preview;
  readonly onChange: (reading: Reading) => void;
}

const NOTHING = 'nothing';

/** What each column means; found from the heads, and put right by hand. */
export function Columns({ preview, onChange }: Props): ReactElement {
  const words = useWords();
  const { columns, mapping, decimal } = preview;
  const fieldOf = (column: number): GoodsField | null =>
    GOODS_FIELDS.find((field) => mapping[field]?.includes(column) === true) ?? null;
  const choose = (column: number, field: GoodsField | null): void => {
    const others = Object.fromEntries(
      GOODS_FIELDS.map((one) => [one, (mapping[one] ?? []).filter((each) => each !== column)]),
    );
    const next =
      field === null ? others : { ...others, [field]: withColumn(others[field] ?? [], field, column) };
    const used = Object.fromEntries(Object.entries(next).filter(([, all]) => all.length > 0));
    onChange({ mapping: used, decimal });
  };
  const choices = [NOTHING, ...GOODS_FIELDS].map((value) => ({ value, words: words(choiceWords(value)) }));
  return (
    <fieldset className={styles['columns']}>
      <legend>{words('goods-file.columns')}</legend>
      {columns.map((head, column) => (
        <Select
          key={`${column} ${head}`}
          label={head === '' ? words('goods-file.column', { number: String(column + 1) }) : head}
          value={fieldOf(column) ?? NOTHING}
          choices={choices}
          onChange={(value) => choose(column, GOODS_FIELDS.find((field) => field === value) ?? null)}
        />
      ))}
      <Segmented
        label={words('goods-file.decimal')}
        value={decimal}
        choices={[
          { value: ',', words: '1,99' },
          { value: '.', words: '1.99' },
        ]}
        onChange={(value) => onChange({ mapping, decimal: value === ',' ? ',' : '.' })}
      />
    </fieldset>
  );
}

/** Only codes and options may stand in several columns. */
function withColumn(columns: readonly number[], field: GoodsField, column: number): number[] {
  return field === 'barcode' || field === 'option' ? [...columns, column] : [column];
}

function choiceWords(value: string): 'goods-file.field.nothing' | `goods-file.field.${GoodsField}` {
  const field = GOODS_FIELDS.find((one) => one === value);
  return field === undefined ? 'goods-file.field.nothing' : `goods-file.field.${field}`;
}
