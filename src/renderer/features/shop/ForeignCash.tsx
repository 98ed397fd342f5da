import { useState, type ReactElement } from 'react';
import type { AllShopRules } from '#contract/shop.ts';
import { fractionDigits, isCurrency } from '#domain/money/currency.ts';
import type { TenderRules } from '#domain/sale/tender.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import type { Draft } from '#renderer/app/use-draft.ts';
import { AmountField } from '#renderer/app/ValueField.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button, IconButton } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './ShopRulesScreen.module.css';

interface Props {
  readonly foreign: TenderRules['foreign'];
  readonly draft: Draft<AllShopRules>;
  readonly toPart: (foreign: TenderRules['foreign']) => Partial<AllShopRules>;
}

/** A rate is given for so many whole units of the other currency: finer than a cent for one. */
const UNITS = 100;

/** Other currencies that are taken in cash, each at a fixed rate. */
export function ForeignCash({ foreign, draft, toPart }: Props): ReactElement {
  const words = useWords();
  const own = useShop().currency;
  const [typed, setTyped] = useState('');
  const currency = typed.trim().toUpperCase();
  const isKnown = isCurrency(currency) && currency !== own;
  const canAdd = isKnown && foreign.every((one) => one.currency !== currency);
  const whole = 10 ** fractionDigits(own);
  return (
    <div className={styles['rows']}>
      {foreign.map((one, at) => (
        <div key={one.currency} className={styles['row']}>
          <AmountField
            label={words('shop.foreign.rate', { units: UNITS, currency: one.currency, own })}
            value={one.rate.worth}
            onChange={draft.take(`foreign ${one.currency}`, (worth: number) =>
              toPart(foreign.with(at, { ...one, rate: { ...one.rate, worth: Math.max(1, worth) } })),
            )}
          />
          <IconButton
            label={words('shop.remove.name', { name: one.currency })}
            onPress={() => draft.change(toPart(foreign.toSpliced(at, 1)))}
          >
            <Icon name="remove" />
          </IconButton>
        </div>
      ))}
      <div className={styles['row']}>
        <TextField
          label={words('shop.foreign')}
          hint={words('shop.foreign.hint')}
          value={typed}
          maxLength={3}
          onChange={setTyped}
          error={typed.length === 3 && !isKnown ? words('shop.foreign.unknown') : null}
        />
        <Button
          isDisabled={!canAdd}
          onPress={() => {
            const per = UNITS * 10 ** fractionDigits(currency);
            draft.change(toPart([...foreign, { currency, rate: { worth: UNITS * whole, per } }]));
            setTyped('');
          }}
        >
          {words('shop.add')}
        </Button>
      </div>
    </div>
  );
}
