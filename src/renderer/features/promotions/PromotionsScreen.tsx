import { useQuery } from '@tanstack/react-query';
import { v7 } from 'uuid';
import { useState, type ReactElement } from 'react';
import type { KeptPromotion } from '#contract/promotion.ts';
import { SubScreen } from '#renderer/app/SubScreen.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import { EVERYTHING } from './effect-forms.ts';
import { PromotionForm } from './PromotionForm.tsx';
import { PromotionList } from './PromotionList.tsx';

/** What the shop takes off, and when. */
export function PromotionsScreen(): ReactElement {
  const words = useWords();
  const queries = useQueries();
  const { data } = useQuery(queries.promotion.list({}));
  const [editing, setEditing] = useState<KeptPromotion | null>(null);
  const promotions = data?.promotions;
  const notApplied = data?.notApplied ?? [];
  return (
    <SubScreen title={words('promotions.title')} text={words('promotions.text')}>
      <div>
        <Button look="primary" onPress={() => setEditing(newPromotion())}>
          <Icon name="plus" size={1.25} />
          {words('promotions.new')}
        </Button>
      </div>
      {notApplied.length > 0 && (
        <Notice tone="warn">
          {words('promotions.not-applied', { count: notApplied.length, names: notApplied.join(', ') })}
        </Notice>
      )}
      {promotions === undefined && <Skeleton />}
      {promotions?.length === 0 && (
        <EmptyState sign={<Icon name="list" size={2} />} title={words('promotions.none.title')}>
          {words('promotions.none.text')}
        </EmptyState>
      )}
      {promotions !== undefined && <PromotionList promotions={promotions} onEdit={setEditing} />}
      {editing !== null && (
        <PromotionForm key={editing.id} promotion={editing} onClose={() => setEditing(null)} />
      )}
    </SubScreen>
  );
}

function newPromotion(): KeptPromotion {
  return {
    id: v7(),
    name: '',
    effect: { kind: 'off', scope: EVERYTHING, reduction: { kind: 'percent', ppm: 100_000 } },
    validity: { from: null, until: null, weekdays: [], hours: null },
    groupIds: [],
    coupon: null,
    priority: 10,
    isExclusive: false,
    isEnabled: true,
    useLimit: null,
    customerLimit: null,
    source: 'local',
    uses: 0,
  };
}
