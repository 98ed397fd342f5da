import { useState, type ReactElement } from 'react';
import type { AllShopRules } from '#contract/shop.ts';
import { fractionDigits } from '#domain/money/currency.ts';
import type { TenderKind, TenderRules as Rules } from '#domain/sale/tender.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import type { Draft } from '#renderer/app/use-draft.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button, IconButton } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/Check.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { ForeignCash } from './ForeignCash.tsx';
import styles from './ShopRulesScreen.module.css';

const KINDS = [
  'cash',
  'card',
  'voucher',
  'credit',
  'invoice',
  'transfer',
] as const satisfies readonly TenderKind[];
const MODES = ['half-up', 'half-even', 'half-down'] as const;

/** What the shop takes, and which coins it no longer has. */
export function TenderRules({ draft }: { readonly draft: Draft<AllShopRules> }): ReactElement {
  const words = useWords();
  const { rules } = draft.value;
  const { tenders } = rules;
  const change = (part: Partial<Rules>): void =>
    draft.change({ rules: { ...rules, tenders: { ...tenders, ...part } } });
  const setTaken = (kind: TenderKind, isTaken: boolean): void => {
    const others = tenders.refused.filter((one) => one !== kind);
    change({ refused: isTaken ? others : [...others, kind] });
  };
  return (
    <Section title={words('shop.tenders.title')} text={words('shop.tenders.text')}>
      <div className={styles['rows']}>
        <div className={styles['pair']}>
          {KINDS.map((kind) => (
            <Check
              key={kind}
              isSelected={!tenders.refused.includes(kind)}
              onChange={(isTaken) => setTaken(kind, isTaken)}
            >
              {words(`tender.${kind}`)}
            </Check>
          ))}
        </div>
        <OwnTenders names={tenders.others} onChange={(others) => change({ others })} />
        <Rounding rounding={tenders.cashRounding} onChange={(cashRounding) => change({ cashRounding })} />
        <ForeignCash
          foreign={tenders.foreign}
          draft={draft}
          toPart={(foreign) => ({ rules: { ...rules, tenders: { ...tenders, foreign } } })}
        />
      </div>
    </Section>
  );
}

interface OwnProps {
  readonly names: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
}

function OwnTenders({ names, onChange }: OwnProps): ReactElement {
  const words = useWords();
  const [name, setName] = useState('');
  const added = name.trim();
  const canAdd = added !== '' && !names.includes(added);
  return (
    <div className={styles['rows']}>
      {names.map((own) => (
        <div key={own} className={styles['row']}>
          <span>{own}</span>
          <IconButton
            label={words('shop.remove.name', { name: own })}
            onPress={() => onChange(names.filter((one) => one !== own))}
          >
            <Icon name="remove" />
          </IconButton>
        </div>
      ))}
      <div className={styles['row']}>
        <TextField
          label={words('shop.tenders.own')}
          hint={words('shop.tenders.own.hint')}
          value={name}
          maxLength={40}
          onChange={setName}
        />
        <Button
          isDisabled={!canAdd}
          onPress={() => {
            onChange([...names, added]);
            setName('');
          }}
        >
          {words('shop.add')}
        </Button>
      </div>
    </div>
  );
}

interface RoundingProps {
  readonly rounding: Rules['cashRounding'];
  readonly onChange: (rounding: Rules['cashRounding']) => void;
}

/** The steps that shops round cash to, in hundredths of a unit. */
const STEPS = [5, 10, 50, 100] as const;

function Rounding({ rounding, onChange }: RoundingProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { currency } = useShop();
  const hundredth = 10 ** fractionDigits(currency) / 100;
  const steps = STEPS.map((step) => step * hundredth).filter((step) => step > 1 && Number.isInteger(step));
  return (
    <div className={styles['rows']}>
      <Segmented
        label={words('shop.cash-rounding')}
        value={String(rounding?.step ?? 'none')}
        choices={[
          { value: 'none', words: words('shop.cash-rounding.none') },
          ...steps.map((step) => ({ value: String(step), words: format.amount(step) })),
        ]}
        onChange={(step) =>
          onChange(step === 'none' ? null : { step: Number(step), mode: rounding?.mode ?? 'half-up' })
        }
      />
      {rounding !== null && (
        <Segmented
          label={words('shop.rounding')}
          value={rounding.mode}
          choices={MODES.map((value) => ({ value, words: words(`shop.rounding.${value}`) }))}
          onChange={(mode) => onChange({ ...rounding, mode })}
        />
      )}
    </div>
  );
}
