import type { ReactElement } from 'react';
import { GOODS_FIELDS } from '#domain/goods-file/fields.ts';
import { useWords } from '#renderer/app/words.ts';
import type { Preview } from './chosen-file.ts';
import styles from './GoodsFile.module.css';

/** The first goods as they would be kept. */
export function SampleRows({ preview: { sample } }: { readonly preview: Preview }): ReactElement | null {
  const words = useWords();
  const fields = GOODS_FIELDS.filter((field) => sample.some((row) => row[field] !== undefined));
  if (sample.length === 0) return null;
  return (
    <div className={styles['frame']}>
      <table className={styles['table']}>
        <caption>{words('goods-file.sample')}</caption>
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field} scope="col">
                {words(`goods-file.field.${field}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map((row) => (
            <tr key={row.sku}>
              {fields.map((field) => (
                <td key={field} data-field={field}>
                  {row[field] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
