import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState, type ReactElement } from 'react';
import { FreeReturnDialog } from '#renderer/features/refund/FreeReturnDialog.tsx';
import { RefundDialog } from '#renderer/features/refund/RefundDialog.tsx';
import { VoidDialog } from '#renderer/features/refund/VoidDialog.tsx';
import { SalesScreen } from '#renderer/features/sales/SalesScreen.tsx';

type Opened =
  | { readonly kind: 'refund' | 'void'; readonly saleId: string }
  | { readonly kind: 'free-return' };

/** What was sold, and taking it back: what comes back goes to the counter as a basket of its own. */
export function SalesRoute(): ReactElement {
  const sale = saleIn(useSearch({ strict: false }));
  const navigate = useNavigate();
  const [opened, open] = useState<Opened | null>(null);
  const choose = useCallback(
    (saleId: string | null) =>
      void navigate({ to: '/sales', search: saleId === null ? {} : { sale: saleId }, replace: true }),
    [navigate],
  );
  const close = (): void => open(null);
  const goToCounter = (): void => void navigate({ to: '/' });
  return (
    <>
      <SalesScreen
        chosenId={sale}
        onChoose={choose}
        onRefund={(saleId) => open({ kind: 'refund', saleId })}
        onVoid={(saleId) => open({ kind: 'void', saleId })}
        onFreeReturn={() => open({ kind: 'free-return' })}
      />
      {opened?.kind === 'refund' && (
        <RefundDialog saleId={opened.saleId} onTaken={goToCounter} onClose={close} />
      )}
      {opened?.kind === 'void' && <VoidDialog saleId={opened.saleId} onVoided={choose} onClose={close} />}
      {opened?.kind === 'free-return' && <FreeReturnDialog onTaken={goToCounter} onClose={close} />}
    </>
  );
}

/** The sale that the address names; null where it names none. */
function saleIn(search: unknown): string | null {
  if (typeof search !== 'object' || search === null || !('sale' in search)) return null;
  return typeof search.sale === 'string' ? search.sale : null;
}
