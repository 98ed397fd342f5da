import type { ReactElement } from 'react';
import type { KeptPromotion } from '#contract/promotion.ts';
import type { Effect, Part, Reduction, Scope } from '#domain/promotion/promotion.ts';
import type { Draft } from '#renderer/app/use-draft.ts';
import { AmountField, CountField } from '#renderer/app/ValueField.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EVERYTHING } from './effect-forms.ts';
import styles from './PromotionForm.module.css';
import { ReductionField } from './ReductionField.tsx';
import { ScopeField } from './ScopeField.tsx';

interface Props {
  readonly draft: Draft<KeptPromotion>;
}

type EffectOf<K extends Effect['kind']> = Extract<Effect, { readonly kind: K }>;

interface KindProps<K extends Effect['kind']> extends Props {
  readonly effect: EffectOf<K>;
}

/** The fields of what a promotion does. A kind's fields begin anew when another kind is chosen. */
export function EffectFields({ draft }: Props): ReactElement {
  const { effect } = draft.value;
  switch (effect.kind) {
    case 'off':
      return <OffFields draft={draft} effect={effect} />;
    case 'x-for-y':
      return <XForYFields draft={draft} effect={effect} />;
    case 'buy-get':
      return <BuyGetFields draft={draft} effect={effect} />;
    case 'nth':
      return <NthFields draft={draft} effect={effect} />;
    case 'bundle':
      return <BundleFields draft={draft} effect={effect} />;
    case 'threshold':
      return <ThresholdFields draft={draft} effect={effect} />;
  }
}

function OffFields({ draft, effect }: KindProps<'off'>): ReactElement {
  return (
    <>
      <Less draft={draft} effect={effect} />
      <About draft={draft} effect={effect} />
    </>
  );
}

function XForYFields({ draft, effect }: KindProps<'x-for-y'>): ReactElement {
  const words = useWords();
  return (
    <>
      <div className={styles['pair']}>
        <CountField
          label={words('promotions.take')}
          value={effect.take}
          least={effect.pay + 1}
          most={1000}
          onChange={draft.take('take', (take: number) => ({ effect: { ...effect, take } }))}
        />
        <CountField
          label={words('promotions.pay')}
          value={effect.pay}
          least={1}
          most={effect.take - 1}
          onChange={draft.take('pay', (pay: number) => ({ effect: { ...effect, pay } }))}
        />
      </div>
      <About draft={draft} effect={effect} />
    </>
  );
}

function BuyGetFields({ draft, effect }: KindProps<'buy-get'>): ReactElement {
  const words = useWords();
  const part = (name: 'buy' | 'get', label: string): ReactElement => (
    <PartFields
      label={label}
      part={effect[name]}
      field={name}
      draft={draft}
      toEffect={(next) => ({ ...effect, [name]: next })}
    />
  );
  return (
    <>
      {part('buy', words('promotions.buy'))}
      {part('get', words('promotions.get'))}
      <Less draft={draft} effect={effect} />
    </>
  );
}

function NthFields({ draft, effect }: KindProps<'nth'>): ReactElement {
  const words = useWords();
  return (
    <>
      <CountField
        label={words('promotions.nth.label')}
        hint={words('promotions.nth.hint')}
        value={effect.nth}
        least={2}
        most={1000}
        onChange={draft.take('nth', (nth: number) => ({ effect: { ...effect, nth } }))}
      />
      <Less draft={draft} effect={effect} />
      <About draft={draft} effect={effect} />
    </>
  );
}

/** What the contract takes. */
const MOST_PARTS = 10;

function BundleFields({ draft, effect }: KindProps<'bundle'>): ReactElement {
  const words = useWords();
  const { parts } = effect;
  return (
    <>
      {parts.map((part, at) => (
        <PartFields
          // Parts have no name of their own: their place is what tells them apart.
          key={at}
          label={words('promotions.part', { number: at + 1 })}
          part={part}
          field={`part ${at}`}
          draft={draft}
          toEffect={(next) => ({ ...effect, parts: parts.with(at, next) })}
        />
      ))}
      <div className={styles['actions']}>
        <Button
          look="plain"
          isDisabled={parts.length >= MOST_PARTS}
          onPress={() =>
            draft.change({ effect: { ...effect, parts: [...parts, { scope: EVERYTHING, pieces: 1 }] } })
          }
        >
          {words('promotions.add-part')}
        </Button>
        <Button
          look="plain"
          isDisabled={parts.length <= 1}
          onPress={() => draft.change({ effect: { ...effect, parts: parts.slice(0, -1) } })}
        >
          {words('promotions.remove-part')}
        </Button>
      </div>
      <AmountField
        label={words('promotions.price')}
        value={effect.price}
        onChange={draft.take('price', (price: number) => ({ effect: { ...effect, price } }))}
      />
    </>
  );
}

function ThresholdFields({ draft, effect }: KindProps<'threshold'>): ReactElement {
  const words = useWords();
  return (
    <>
      <AmountField
        label={words('promotions.minimum')}
        value={effect.minimum}
        onChange={draft.take('minimum', (minimum: number) => ({ effect: { ...effect, minimum } }))}
      />
      <Less draft={draft} effect={effect} />
      <About draft={draft} effect={effect} />
    </>
  );
}

interface AboutProps extends Props {
  readonly effect: Extract<Effect, { readonly scope: Scope }>;
}

function About({ draft, effect }: AboutProps): ReactElement {
  const words = useWords();
  return (
    <ScopeField
      label={words('promotions.scope')}
      scope={effect.scope}
      onChange={(scope) => draft.change({ effect: { ...effect, scope } })}
    />
  );
}

interface LessProps extends Props {
  readonly effect: Extract<Effect, { readonly reduction: Reduction }>;
}

function Less({ draft, effect }: LessProps): ReactElement {
  return (
    <ReductionField
      reduction={effect.reduction}
      onChange={draft.take('less', (reduction: Reduction) => ({ effect: { ...effect, reduction } }))}
    />
  );
}

interface PartProps extends Props {
  readonly label: string;
  readonly part: Part;
  readonly field: string;
  readonly toEffect: (part: Part) => Effect;
}

function PartFields({ label, part, field, draft, toEffect }: PartProps): ReactElement {
  const words = useWords();
  return (
    <div className={styles['group']}>
      <CountField
        label={words('promotions.pieces', { part: label })}
        value={part.pieces}
        least={1}
        most={1000}
        onChange={draft.take(field, (pieces: number) => ({ effect: toEffect({ ...part, pieces }) }))}
      />
      <ScopeField
        label={words('promotions.scope.of', { part: label })}
        scope={part.scope}
        onChange={(scope) => draft.change({ effect: toEffect({ ...part, scope }) })}
      />
    </div>
  );
}
