import type { ReactElement } from 'react';
import type { AllShopRules } from '#contract/shop.ts';
import type { Draft } from '#renderer/app/use-draft.ts';
import { AmountField, CountField } from '#renderer/app/ValueField.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Section } from '#renderer/ui/Section.tsx';
import styles from './ShopRulesScreen.module.css';

/** When the till locks itself, and when the drawer holds too much. */
export function SafetyRules({ draft }: { readonly draft: Draft<AllShopRules> }): ReactElement {
  const words = useWords();
  const { rules } = draft.value;
  return (
    <Section title={words('shop.safety.title')} text={words('shop.safety.text')}>
      <div className={styles['pair']}>
        <CountField
          label={words('shop.lock-after')}
          hint={words('shop.lock-after.hint')}
          value={rules.lockAfterMinutes}
          least={0}
          most={240}
          onChange={draft.take('lock', (lockAfterMinutes: number) => ({
            rules: { ...rules, lockAfterMinutes },
          }))}
        />
        <AmountField
          label={words('shop.drawer-warning')}
          hint={words('shop.drawer-warning.hint')}
          value={rules.drawerWarning}
          onChange={draft.take('drawer', (drawerWarning: number) => ({ rules: { ...rules, drawerWarning } }))}
        />
      </div>
    </Section>
  );
}
