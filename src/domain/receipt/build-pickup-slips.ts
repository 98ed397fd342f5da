import { drawnOf } from '../pickup/given.ts';
import type { Pickup, PickLine } from '../pickup/pickup.ts';
import { WEIGHED_CHARGE, type WebOrder } from '../pickup/web-order.ts';
import type { Unit } from '../stock/quantity.ts';
import { row, rowsBlock } from './build-sums.ts';
import type { ReceiptBlock, ReceiptDocument, ReceiptFact, ReceiptLine, ReceiptRemark } from './document.ts';
import { head, whenFacts, type ReceiptSetting } from './frame.ts';
import { plainText } from './plain-text.ts';
import { createWriter, type Writer } from './writer.ts';

/** An order as it was packed: into how many bags, where it stands, by whom and when (ms UTC, the shop's offset in minutes). */
export interface PackedOrder {
  readonly order: WebOrder;
  readonly pickup: Pickup;
  readonly bags: number;
  readonly place: string;
  readonly by: string;
  readonly at: number;
  readonly utcOffsetMinutes: number;
  /** In what goods are counted. */
  readonly unitOf: (variantRemoteId: string) => Unit;
}

/**
 * The slips of a packed order on one paper: one to stick on each bag, legible from afar and without the shopper's whole
 * name, as bags stand where others see them; then the one that goes into a bag, with what was given and what is to be paid.
 */
export function buildPickupSlips(packed: PackedOrder, setting: ReceiptSetting): ReceiptDocument {
  const { order, bags } = packed;
  const writer = createWriter(order.currency, setting.locale, setting.words);
  const title = writer.words('receipt.pickup.title', { code: writer.text(order.code) });
  const numbers = Array.from({ length: bags }, (_, index) => index + 1);
  const bagSlips = numbers.flatMap((number) => [
    ...bagSlip(packed, number, setting, writer),
    { kind: 'cut' as const },
  ]);
  const orderSlip = [
    ...head({ title, isLoud: true }, setting, writer),
    ...orderBody(packed, setting, writer),
  ];
  const { currency } = order;
  return { name: title, currency, isCopy: setting.isCopy, blocks: [...bagSlips, ...orderSlip] };
}

function bagSlip(
  { order, bags, place }: PackedOrder,
  number: number,
  setting: ReceiptSetting,
  { words, text, count }: Writer,
): ReceiptBlock[] {
  const bag = words('receipt.pickup.bag', { number: count(number), count: count(bags) });
  return [
    { kind: 'title', text: text(order.code), isLoud: true },
    { kind: 'title', text: text(place), isLoud: true },
    { kind: 'title', text: bag, isLoud: true },
    { kind: 'title', text: text(shortName(order.customer.name)), isLoud: false },
    ...codeBlock(order, setting),
  ];
}

/** Nobody calls an order by more characters, and no till reads a picture of so many. */
const MAX_CODE = 100;

/** For a scanner; nothing for what is no code. */
function codeBlock({ code }: WebOrder, { drawCode }: ReceiptSetting): ReceiptBlock[] {
  const payload = plainText(code);
  if (payload === '' || payload.length > MAX_CODE) return [];
  return [{ kind: 'code', payload, caption: null, drawing: drawCode(payload) }];
}

/** The first name with the initials of all others: enough to ask for, too little for who only passes by. */
export function shortName(name: string): string {
  const [first = '', ...others] = name.split(/\s+/u).filter((part) => part !== '');
  const initials = others.map((other) => `${[...other].at(0) ?? ''}.`.toLocaleUpperCase());
  return [first, ...initials].join(' ');
}

function orderBody(packed: PackedOrder, setting: ReceiptSetting, writer: Writer): ReceiptBlock[] {
  const { order, pickup } = packed;
  const { words, text, money } = writer;
  const { total, due, refund } = pickup.given;
  const charges = order.charges
    .filter(({ name, amount }) => name !== WEIGHED_CHARGE && amount !== 0)
    .map(({ name, amount }) => row(text(name), amount, writer));
  const covered = drawnOf(order, total) === 0 ? 'receipt.pickup.paid' : 'receipt.pickup.authorised';
  const toPay = words(due === 0 ? covered : 'receipt.pickup.due');
  const note: ReceiptBlock[] =
    order.note === ''
      ? []
      : [{ kind: 'texts', texts: [words('receipt.pickup.note', { note: text(order.note) })] }];
  return [
    { kind: 'facts', facts: facts(packed, writer) },
    { kind: 'lines', heading: null, lines: givenLines(packed, writer) },
    ...rowsBlock([...charges, row(words('receipt.total'), total, writer)]),
    { kind: 'total', row: { label: toPay, amount: money(due === 0 ? total : due) } },
    ...rowsBlock(refund === 0 ? [] : [row(words('receipt.pickup.refund'), refund, writer)]),
    ...note,
    ...codeBlock(order, setting),
  ];
}

function facts({ order, bags, place, by, at, utcOffsetMinutes }: PackedOrder, writer: Writer): ReceiptFact[] {
  const { words, text, count } = writer;
  const named: readonly (readonly [id: string, value: string])[] = [
    ['receipt.customer', order.customer.name],
    ['receipt.pickup.place', place],
    ['receipt.pickup.bags', bags === 0 ? '' : count(bags)],
  ];
  return [
    ...named
      .filter(([, value]) => value !== '')
      .map(([id, value]) => ({ label: words(id), value: text(value) })),
    ...whenFacts(at, utcOffsetMinutes, writer),
    { label: words('receipt.pickup.by'), value: text(by) },
  ];
}

/** What the shopper gets of each line, why not all of it, and what stands in for the rest. */
function givenLines(packed: PackedOrder, writer: Writer): ReceiptLine[] {
  const { lines, given } = packed.pickup;
  return lines.flatMap((line) => [
    ...orderedLine(line, packed, writer),
    ...given.substitutes
      .filter(({ offerId }) => lineOfOffer(packed.pickup, offerId) === line.line.lineId)
      .map(({ substitute, quantity, total }) => {
        const instead = writer.words('receipt.pickup.instead', { name: writer.text(line.line.name) });
        return receiptLine({ ...substitute, quantity, total }, [instead], packed, writer);
      }),
  ]);
}

function lineOfOffer({ offers }: Pickup, id: string): string | null {
  return offers.find(({ offerId }) => offerId === id)?.lineId ?? null;
}

/** Nothing for a line that was taken off or that other goods stand in for; what lacks is told with nothing to pay. */
function orderedLine(
  { line, wanted, short, shortReason }: PickLine,
  packed: PackedOrder,
  writer: Writer,
): ReceiptLine[] {
  const { words, quantity } = writer;
  const given = packed.pickup.given.lines.find(({ lineId }) => lineId === line.lineId);
  const got = { quantity: given?.quantity ?? 0, total: given?.total ?? 0 };
  if (got.quantity === 0 && short === 0) return [];
  const unit = packed.unitOf(line.variantRemoteId);
  const remarks = [
    got.quantity === wanted ? '' : words('receipt.pickup.wanted', { quantity: quantity(wanted, unit) }),
    short > 0 && shortReason !== null ? words(`receipt.pickup.short.${shortReason}`) : '',
  ];
  return [receiptLine({ ...line, ...got }, remarks, packed, writer)];
}

/** So much of one variant, as it is given. */
type GivenGoods = Pick<
  WebOrder['lines'][number],
  'variantRemoteId' | 'name' | 'quantity' | 'unitPrice' | 'total'
>;

function receiptLine(
  { variantRemoteId, name, quantity, unitPrice, total }: GivenGoods,
  remarks: readonly string[],
  { unitOf }: PackedOrder,
  writer: Writer,
): ReceiptLine {
  const detail = {
    quantity: writer.quantity(quantity, unitOf(variantRemoteId)),
    unitPrice: writer.amount(unitPrice),
  };
  const said = remarks.filter((text) => text !== '').map((text): ReceiptRemark => ({ text, amount: null }));
  return { name: writer.text(name), detail, amount: writer.amount(total), taxMark: '', remarks: said };
}
