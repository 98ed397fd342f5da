import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Scope } from '#domain/promotion/promotion.ts';
import { fullName } from '#domain/sale/item-name.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/Check.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './PromotionForm.module.css';

interface Props {
  readonly label: string;
  readonly scope: Scope;
  readonly onChange: (scope: Scope) => void;
}

type About = 'everything' | 'categories' | 'goods';

const ABOUTS: readonly About[] = ['everything', 'categories', 'goods'];

/** Which goods: all, some categories, or some of their own. */
export function ScopeField({ label, scope, onChange }: Props): ReactElement {
  const words = useWords();
  const [about, setAbout] = useState<About>(aboutOf(scope));
  const choose = (chosen: About): void => {
    setAbout(chosen);
    onChange({ everything: chosen === 'everything', categoryIds: [], variantIds: [] });
  };
  return (
    <div className={styles['form']}>
      <Segmented
        label={label}
        value={about}
        choices={ABOUTS.map((value) => ({ value, words: words(`promotions.about.${value}`) }))}
        onChange={choose}
      />
      {about === 'categories' && <Categories scope={scope} onChange={onChange} />}
      {about === 'goods' && <Goods scope={scope} onChange={onChange} />}
    </div>
  );
}

function aboutOf(scope: Scope): About {
  if (scope.everything) return 'everything';
  return scope.variantIds.length > 0 ? 'goods' : 'categories';
}

type PickProps = Omit<Props, 'label'>;

function Categories({ scope, onChange }: PickProps): ReactElement {
  const { data } = useQuery(useQueries().catalog.categories({}));
  return (
    <div className={styles['chips']}>
      {data?.categories.map(({ id, name }) => (
        <Check
          key={id}
          isSelected={scope.categoryIds.includes(id)}
          onChange={(isChosen) => {
            const others = scope.categoryIds.filter((one) => one !== id);
            onChange({ ...scope, categoryIds: isChosen ? [...others, id] : others });
          }}
        >
          {name}
        </Check>
      ))}
    </div>
  );
}

/** So many finds are in sight; who wants others types more. */
const FINDS = 6;

function Goods({ scope, onChange }: PickProps): ReactElement {
  const words = useWords();
  const queries = useQueries();
  const [text, setText] = useState('');
  const { variantIds } = scope;
  const chosen = useQuery({
    ...queries.catalog.byIds({ variantIds: [...variantIds] }),
    enabled: variantIds.length > 0,
    placeholderData: keepPreviousData,
  });
  const found = useQuery({
    ...queries.catalog.search({ text, categoryId: null, offset: 0, limit: FINDS }),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
  });
  const nameOf = (id: number): string => {
    const item = chosen.data?.items.find(({ variantId }) => variantId === id);
    return item === undefined ? `#${id}` : fullName(item);
  };
  const finds = text.trim() === '' ? [] : (found.data?.items ?? []);
  return (
    <>
      <div className={styles['chips']}>
        {variantIds.map((id) => (
          <Button
            key={id}
            look="plain"
            aria-label={words('shop.remove.name', { name: nameOf(id) })}
            onPress={() => onChange({ ...scope, variantIds: variantIds.filter((one) => one !== id) })}
          >
            {nameOf(id)}
            <Icon name="close" size={1} />
          </Button>
        ))}
      </div>
      <TextField label={words('promotions.find')} value={text} onChange={setText} autoComplete="off" />
      <div className={styles['chips']}>
        {finds
          .filter((item) => !variantIds.includes(item.variantId))
          .map((item) => (
            <Button
              key={item.variantId}
              onPress={() => {
                onChange({ ...scope, variantIds: [...variantIds, item.variantId] });
                setText('');
              }}
            >
              <Icon name="plus" size={1} />
              {fullName(item)}
            </Button>
          ))}
      </div>
    </>
  );
}
