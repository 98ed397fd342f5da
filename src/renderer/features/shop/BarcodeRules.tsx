import type { ReactElement } from 'react';
import type { AllShopRules } from '#contract/shop.ts';
import type { Draft } from '#renderer/app/use-draft.ts';
import { CountField } from '#renderer/app/ValueField.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button, IconButton } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/Check.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import styles from './ShopRulesScreen.module.css';

type Rule = AllShopRules['barcodes'][number];

const PREFIXES = ['02', ...Array.from({ length: 10 }, (_, digit) => `2${digit}`)];

/** How the shop's own codes hold a price or a weight. */
export function BarcodeRules({ draft }: { readonly draft: Draft<AllShopRules> }): ReactElement {
  const words = useWords();
  const { barcodes } = draft.value;
  const free = PREFIXES.find((prefix) => barcodes.every((rule) => rule.prefix !== prefix));
  return (
    <Section title={words('shop.barcodes.title')} text={words('shop.barcodes.text')}>
      <div className={styles['rows']}>
        {barcodes.map((rule, at) => (
          <RuleRow key={rule.prefix} rule={rule} at={at} draft={draft} />
        ))}
        {free !== undefined && (
          <Button onPress={() => draft.change({ barcodes: [...barcodes, newRule(free)] })}>
            {words('shop.barcodes.add')}
          </Button>
        )}
      </div>
    </Section>
  );
}

/** The usual form of a European scale: prefix, five digits of the goods, five of the price. */
function newRule(prefix: string): Rule {
  return {
    prefix,
    kind: 'price',
    itemDigits: 5,
    valueDigits: 5,
    valueDecimals: 2,
    hasValueCheck: false,
  };
}

interface RowProps {
  readonly rule: Rule;
  readonly at: number;
  readonly draft: Draft<AllShopRules>;
}

function RuleRow({ rule, at, draft }: RowProps): ReactElement {
  const words = useWords();
  const { barcodes } = draft.value;
  const change = (part: Partial<Rule>): void => draft.change(withRule(barcodes, at, part));
  return (
    <div className={styles['row']}>
      <div className={styles['rows']}>
        <Kind rule={rule} barcodes={barcodes} onChange={change} />
        <Digits rule={rule} at={at} draft={draft} />
        <Check isSelected={rule.hasValueCheck} onChange={(hasValueCheck) => change({ hasValueCheck })}>
          {words('shop.barcodes.check')}
        </Check>
      </div>
      <IconButton
        label={words('shop.remove.name', { name: rule.prefix })}
        onPress={() => draft.change({ barcodes: barcodes.toSpliced(at, 1) })}
      >
        <Icon name="remove" />
      </IconButton>
    </div>
  );
}

interface KindProps {
  readonly rule: Rule;
  readonly barcodes: AllShopRules['barcodes'];
  readonly onChange: (part: Partial<Rule>) => void;
}

function Kind({ rule, barcodes, onChange }: KindProps): ReactElement {
  const words = useWords();
  const prefixes = PREFIXES.filter(
    (prefix) => prefix === rule.prefix || barcodes.every((other) => other.prefix !== prefix),
  );
  return (
    <div className={styles['pair']}>
      <Select
        label={words('shop.barcodes.prefix')}
        value={rule.prefix}
        choices={prefixes.map((prefix) => ({ value: prefix, words: prefix }))}
        onChange={(prefix) => onChange({ prefix })}
      />
      <Segmented
        label={words('shop.barcodes.kind')}
        value={rule.kind}
        choices={(['price', 'weight'] as const).map((value) => ({
          value,
          words: words(`shop.barcodes.kind.${value}`),
        }))}
        onChange={(kind) => onChange({ kind })}
      />
    </div>
  );
}

/** The bounds of the contract. */
const DIGITS = [
  { name: 'itemDigits', words: 'shop.barcodes.item', least: 4, most: 6 },
  { name: 'valueDigits', words: 'shop.barcodes.value', least: 4, most: 6 },
  { name: 'valueDecimals', words: 'shop.barcodes.decimals', least: 0, most: 3 },
] as const;

function Digits({ rule, at, draft }: RowProps): ReactElement {
  const words = useWords();
  return (
    <div className={styles['pair']}>
      {DIGITS.map(({ name, words: label, least, most }) => (
        <CountField
          key={name}
          label={words(label)}
          value={rule[name]}
          least={least}
          most={most}
          onChange={draft.take(`${name} ${rule.prefix}`, (count: number) =>
            withRule(draft.value.barcodes, at, { [name]: count }),
          )}
        />
      ))}
    </div>
  );
}

function withRule(
  barcodes: AllShopRules['barcodes'],
  at: number,
  part: Partial<Rule>,
): Pick<AllShopRules, 'barcodes'> {
  return { barcodes: barcodes.map((rule, index) => (index === at ? { ...rule, ...part } : rule)) };
}
