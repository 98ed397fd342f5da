import type { ReactElement } from 'react';
import type { Basket, BasketLine } from '#domain/sale/basket.ts';
import type { Priced } from '#renderer/app/pricing.ts';
import { useWords } from '#renderer/app/words.ts';
import { CouponDialog } from './CouponDialog.tsx';
import { CustomerDialog } from './CustomerDialog.tsx';
import { DiscountDialog } from './DiscountDialog.tsx';
import { EmptyBasketDialog } from './EmptyBasketDialog.tsx';
import { ExemptionDialog } from './ExemptionDialog.tsx';
import { LineEditor } from './LineEditor.tsx';
import { OffCatalogDialog } from './OffCatalogDialog.tsx';
import { MoreDialog } from './MoreDialog.tsx';
import { NoteDialog } from './NoteDialog.tsx';
import type { Open, Opened } from './opened.ts';
import { ParkDialog } from './ParkDialog.tsx';
import { PriceForm } from './PriceForm.tsx';
import { RecallDialog } from './RecallDialog.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { VoucherDialog } from './VoucherDialog.tsx';
import { WhySheet } from './WhySheet.tsx';

interface Props<Kind extends Opened = Opened> {
  readonly opened: Kind;
  readonly basket: Basket;
  readonly priced: Priced | null;
  readonly onOpen: Open;
}

/** What lies over the sell screen, one thing at a time. */
export function SellDialogs(props: Props): ReactElement | null {
  const { opened, basket, priced, onOpen } = props;
  if (!('lineId' in opened))
    return <BasketDialog opened={opened} basket={basket} priced={priced} onOpen={onOpen} />;
  const line = basket.lines.find(({ id }) => id === opened.lineId);
  if (line === undefined) return null;
  return <LineDialog opened={opened} line={line} priced={priced} onOpen={onOpen} />;
}

type OfLine = Extract<Opened, { readonly lineId: string }>;

interface LineProps extends Omit<Props<OfLine>, 'basket'> {
  readonly line: BasketLine;
}

function LineDialog({ opened, line, priced, onOpen }: LineProps): ReactElement | null {
  const words = useWords();
  const close = (): void => onOpen(null);
  const settled = priced?.settlement.lines.find(({ lineId }) => lineId === line.id);
  switch (opened.kind) {
    case 'line':
      return <LineEditor line={line} onOpen={onOpen} />;
    case 'remove':
      return <RemoveDialog line={line} onOpen={onOpen} />;
    case 'why':
      return settled === undefined ? null : <WhySheet line={line} settled={settled} onClose={close} />;
    case 'price':
      return line.kind === 'goods' ? <PriceForm line={line} onClose={close} /> : null;
    case 'line-discount': {
      const discount = 'discount' in line ? line.discount : null;
      const title = words('discount.title.line', { name: line.name });
      return <DiscountDialog title={title} target={line.id} discount={discount} onClose={close} />;
    }
  }
}

function BasketDialog({ opened, basket, priced, onOpen }: Props<Exclude<Opened, OfLine>>): ReactElement {
  const words = useWords();
  const close = (): void => onOpen(null);
  switch (opened.kind) {
    case 'more':
      return <MoreDialog isEmpty={basket.lines.length === 0} onOpen={onOpen} />;
    case 'discount': {
      const title = words('discount.title.basket');
      return <DiscountDialog title={title} target={null} discount={basket.discount} onClose={close} />;
    }
    case 'coupon':
      return <CouponDialog onClose={close} />;
    case 'customer':
      return <CustomerDialog customer={basket.customer} onClose={close} />;
    case 'exemption':
      return <ExemptionDialog exemption={basket.exemption} onClose={close} />;
    case 'note':
      return <NoteDialog note={basket.note} onClose={close} />;
    case 'misc':
      return <OffCatalogDialog onClose={close} />;
    case 'voucher':
      return <VoucherDialog basket={basket} onClose={close} />;
    case 'park':
      return <ParkDialog basket={basket} onClose={close} />;
    case 'recall':
      return <RecallDialog onClose={close} />;
    case 'empty':
      return <EmptyBasketDialog basket={basket} total={priced?.settlement.total ?? null} onClose={close} />;
  }
}
