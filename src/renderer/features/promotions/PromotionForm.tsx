import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { KeptPromotion } from '#contract/promotion.ts';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useDraft, type Draft } from '#renderer/app/use-draft.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/Check.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { EFFECT_KINDS, effectOfKind, scopesOf } from './effect-forms.ts';
import { EffectFields } from './EffectFields.tsx';
import { LimitFields } from './LimitFields.tsx';
import styles from './PromotionForm.module.css';

interface Props {
  readonly promotion: KeptPromotion;
  readonly onClose: () => void;
}

/** One promotion of the shop's own. */
export function PromotionForm({ promotion, onClose }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const draft = useDraft(promotion);
  const saving = useMutation({
    mutationFn: ({ source: _, uses: __, ...kept }: KeptPromotion) => api.promotion.save({ promotion: kept }),
    onSuccess: onClose,
  });
  const isWhole =
    draft.isSound && draft.value.name.trim() !== '' && scopesOf(draft.value.effect).every(isNamed);
  return (
    <TillDialog title={words('promotions.title')} width="wide" canClose={!saving.isPending} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) saving.mutate(draft.value);
        }}
      >
        <Head draft={draft} />
        <EffectFields draft={draft} />
        <LimitFields draft={draft} />
        {saving.error !== null && (
          <Notice tone="stop" role="alert">
            {errorWords(saving.error)}
          </Notice>
        )}
        <div className={styles['actions']}>
          <Button type="submit" look="primary" isDisabled={!isWhole || saving.isPending}>
            {words('promotions.save')}
          </Button>
          <Button onPress={onClose}>{words('promotions.cancel')}</Button>
        </div>
      </form>
    </TillDialog>
  );
}

function Head({ draft }: { readonly draft: Draft<KeptPromotion> }): ReactElement {
  const words = useWords();
  const { name, effect, isEnabled } = draft.value;
  return (
    <div className={styles['pair']}>
      <TextField
        label={words('promotions.name')}
        hint={words('promotions.name.hint')}
        value={name}
        maxLength={200}
        autoFocus
        onChange={(typed) => draft.change({ name: typed })}
      />
      <Select
        label={words('promotions.kind')}
        value={effect.kind}
        choices={EFFECT_KINDS.map((value) => ({ value, words: words(`promotions.kind.${value}`) }))}
        onChange={(chosen) => {
          const kind = EFFECT_KINDS.find((one) => one === chosen);
          if (kind !== undefined) draft.change({ effect: effectOfKind(kind, effect) });
        }}
      />
      <Check isSelected={isEnabled} onChange={(isOn) => draft.change({ isEnabled: isOn })}>
        {words('promotions.enabled')}
      </Check>
    </div>
  );
}

/** A promotion about no goods at all would never do anything. */
function isNamed(scope: ReturnType<typeof scopesOf>[number]): boolean {
  return scope.everything || scope.categoryIds.length + scope.variantIds.length > 0;
}
