import { memo, type ReactElement } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Category } from '#contract/catalog.ts';
import { useWords } from '#renderer/app/words.ts';
import styles from './CategoryBar.module.css';

interface Props {
  readonly categories: readonly Category[];
  readonly selectedId: number | null;
  readonly onSelect: (categoryId: number | null) => void;
}

const ALL = 'all';

/** The categories in one row; what lies in the chosen one stands right after it. */
export const CategoryBar = memo(function CategoryBar(props: Props): ReactElement {
  const { categories, selectedId, onSelect } = props;
  const words = useWords();
  return (
    <ToggleButtonGroup
      className={styles['bar'] ?? ''}
      aria-label={words('sell.categories')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selectedId === null ? ALL : String(selectedId)]}
      onSelectionChange={(keys) => {
        const key = [...keys].at(0);
        onSelect(key === undefined || key === ALL ? null : Number(key));
      }}
    >
      <ToggleButton id={ALL} className={styles['chip'] ?? ''}>
        {words('sell.categories.all')}
      </ToggleButton>
      {shownCategories(categories, selectedId).map(({ category, depth }) => (
        <ToggleButton
          key={category.id}
          id={String(category.id)}
          className={styles['chip'] ?? ''}
          data-depth={depth}
        >
          {category.name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
});

interface Shown {
  readonly category: Category;
  readonly depth: number;
}

/** Top categories, and under those on the way to the chosen one their children. */
function shownCategories(categories: readonly Category[], selectedId: number | null): Shown[] {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const open = new Set<number>();
  for (let at = selectedId; at !== null && !open.has(at); at = byId.get(at)?.parentId ?? null) open.add(at);
  const children = (parentId: number | null, depth: number): Shown[] =>
    categories
      .filter((category) => parentOf(category, byId) === parentId)
      .flatMap((category) => [
        { category, depth },
        ...(open.has(category.id) ? children(category.id, depth + 1) : []),
      ]);
  return children(null, 0);
}

/** A category whose parent has no goods and is not listed stands at the top. */
function parentOf({ parentId }: Category, byId: ReadonlyMap<number, Category>): number | null {
  return parentId !== null && byId.has(parentId) ? parentId : null;
}
