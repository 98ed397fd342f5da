import type { ReactElement } from 'react';
import type { AllShopRules, ShopRules } from '#contract/shop.ts';
import type { TaxCategory, TaxRate, UnitCharge } from '#domain/tax/rules.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import type { Draft } from '#renderer/app/use-draft.ts';
import { AmountField, PercentField } from '#renderer/app/ValueField.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button, IconButton } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/Check.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './ShopRulesScreen.module.css';

const MODES = ['half-up', 'half-even', 'half-down'] as const;

/** How prices are stated, tax is rounded, and each category is taxed. */
export function TaxRules({ draft }: { readonly draft: Draft<AllShopRules> }): ReactElement {
  const words = useWords();
  const isJoined = useShop().kind === 'vendure';
  const { rules, categories } = draft.value;
  const changeRules = (part: Partial<ShopRules>): void => draft.change({ rules: { ...rules, ...part } });
  return (
    <Section title={words('shop.tax.title')} text={words('shop.tax.text')}>
      <div className={styles['rows']}>
        <Check
          isSelected={rules.pricesIncludeTax}
          isDisabled={isJoined}
          onChange={(pricesIncludeTax) => changeRules({ pricesIncludeTax })}
        >
          {words('shop.tax.included')}
        </Check>
        <Segmented
          label={words('shop.tax.rounding')}
          value={rules.taxRounding}
          choices={(['document', 'line'] as const).map((value) => ({
            value,
            words: words(`shop.tax.rounding.${value}`),
          }))}
          onChange={(taxRounding) => changeRules({ taxRounding })}
        />
        <Segmented
          label={words('shop.rounding')}
          value={rules.taxRoundingMode}
          choices={MODES.map((value) => ({ value, words: words(`shop.rounding.${value}`) }))}
          onChange={(taxRoundingMode) => changeRules({ taxRoundingMode })}
        />
        {categories.map((category) => (
          <CategoryRow key={category.id} category={category} draft={draft} />
        ))}
      </div>
    </Section>
  );
}

interface CategoryProps {
  readonly category: TaxCategory;
  readonly draft: Draft<AllShopRules>;
}

function CategoryRow({ category, draft }: CategoryProps): ReactElement {
  const words = useWords();
  const { rates, charges } = category;
  const part = (next: Partial<TaxCategory>): Pick<AllShopRules, 'categories'> =>
    withCategory(draft.value, category.id, next);
  const without = <Value,>(all: readonly Value[], at: number, next: Value | null): readonly Value[] =>
    next === null ? all.toSpliced(at, 1) : all.with(at, next);
  return (
    <div className={styles['rows']}>
      <span className={styles['heading']}>{words('shop.tax.category', { name: category.name })}</span>
      {rates.map((rate, at) => (
        <RateRow
          // Rates have no name of their own: their place is what tells them apart.
          key={`${rates.length}-${at}`}
          rate={rate}
          field={`rate ${category.id} ${at}`}
          draft={draft}
          onChange={(next) => draft.change(part({ rates: without(rates, at, next) }))}
          toPart={(next) => part({ rates: rates.with(at, next) })}
        />
      ))}
      {charges.map((charge, at) => (
        <ChargeRow
          key={`${charges.length}-${at}`}
          charge={charge}
          field={`charge ${category.id} ${at}`}
          draft={draft}
          onChange={(next) => draft.change(part({ charges: without(charges, at, next) }))}
          toPart={(next) => part({ charges: charges.with(at, next) })}
        />
      ))}
      <Additions category={category} onChange={(next) => draft.change(part(next))} />
    </div>
  );
}

interface AdditionsProps {
  readonly category: TaxCategory;
  readonly onChange: (part: Partial<TaxCategory>) => void;
}

function Additions({ category: { rates, charges }, onChange }: AdditionsProps): ReactElement {
  const words = useWords();
  const charge = { name: words('shop.tax.charge.new'), perUnit: 0, isIncluded: false, isTaxed: false };
  return (
    <div className={styles['actions']}>
      <Button
        look="plain"
        isDisabled={rates.length >= MOST}
        onPress={() => onChange({ rates: [...rates, { name: '', ratePpm: 0, isCompound: false }] })}
      >
        {words('shop.tax.add-rate')}
      </Button>
      <Button
        look="plain"
        isDisabled={charges.length >= MOST}
        onPress={() => onChange({ charges: [...charges, charge] })}
      >
        {words('shop.tax.add-charge')}
      </Button>
    </div>
  );
}

/** What the contract takes of each. */
const MOST = 5;

interface RowProps<Value> {
  readonly field: string;
  readonly draft: Draft<AllShopRules>;
  /** Null takes it away. */
  readonly onChange: (next: Value | null) => void;
  readonly toPart: (next: Value) => Partial<AllShopRules>;
}

function RateRow(props: RowProps<TaxRate> & { readonly rate: TaxRate }): ReactElement {
  const words = useWords();
  const { rate, field, draft, onChange, toPart } = props;
  return (
    <div className={styles['row']}>
      <div className={styles['pair']}>
        <PercentField
          label={words('shop.tax.rate')}
          value={rate.ratePpm}
          onChange={draft.take(field, (ratePpm: number) => toPart({ ...rate, ratePpm }))}
        />
        <TextField
          label={words('shop.tax.rate.name')}
          value={rate.name}
          maxLength={60}
          onChange={(name) => onChange({ ...rate, name })}
        />
        <Check isSelected={rate.isCompound} onChange={(isCompound) => onChange({ ...rate, isCompound })}>
          {words('shop.tax.compound')}
        </Check>
      </div>
      <IconButton label={words('shop.remove')} onPress={() => onChange(null)}>
        <Icon name="remove" />
      </IconButton>
    </div>
  );
}

function ChargeRow(props: RowProps<UnitCharge> & { readonly charge: UnitCharge }): ReactElement {
  const words = useWords();
  const { charge, field, draft, onChange, toPart } = props;
  return (
    <div className={styles['row']}>
      <div className={styles['pair']}>
        <TextField
          label={words('shop.tax.charge')}
          value={charge.name}
          maxLength={60}
          isRequired
          onChange={(name) => onChange({ ...charge, name })}
        />
        <AmountField
          label={words('shop.tax.charge.amount')}
          value={charge.perUnit}
          onChange={draft.take(field, (perUnit: number) => toPart({ ...charge, perUnit }))}
        />
        <Check isSelected={charge.isIncluded} onChange={(isIncluded) => onChange({ ...charge, isIncluded })}>
          {words('shop.tax.charge.included')}
        </Check>
        <Check isSelected={charge.isTaxed} onChange={(isTaxed) => onChange({ ...charge, isTaxed })}>
          {words('shop.tax.charge.taxed')}
        </Check>
      </div>
      <IconButton label={words('shop.remove')} onPress={() => onChange(null)}>
        <Icon name="remove" />
      </IconButton>
    </div>
  );
}

function withCategory(
  all: AllShopRules,
  id: number,
  part: Partial<TaxCategory>,
): Pick<AllShopRules, 'categories'> {
  return {
    categories: all.categories.map((category) => (category.id === id ? { ...category, ...part } : category)),
  };
}
