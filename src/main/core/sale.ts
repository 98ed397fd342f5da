import { Refusal } from '#contract/errors.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import type { sale } from '#contract/sale.ts';
import { isAllowed } from '#domain/party/role.ts';
import { returnable } from '#domain/sale/plan-return.ts';
import type { SaleRecord } from '#domain/sale/sale.ts';
import { veiledCode } from '#domain/sale/voucher-code.ts';
import { cashBackOf, refundTenders } from '#domain/sale/way-back.ts';
import { relatedPayments } from '#main/data/related-sale.ts';
import type { Reader } from '#main/data/database.ts';
import { recentSales } from '#main/data/sale-list.ts';
import { returnedOf, returnsOf } from '#main/data/sale-return.ts';
import { findSale } from '#main/data/sale.ts';
import { findShopRules } from '#main/data/shop-rules.ts';
import { commit } from './commit.ts';
import type { FeatureHandlers, QueryContext } from './context.ts';
import { creditOf, originOf, soldLine } from './own-returns.ts';
import { loadRules } from './pricing.ts';
import type { SalePorts } from './save-document.ts';
import { isVoidable, voidSale } from './void-sale.ts';

/** Selling, taking back and looking at what was sold. */
export function saleHandlers(ports: SalePorts): FeatureHandlers<typeof sale> {
  return {
    rules,
    commit: (input, context) => commit(input, context, ports),
    recent: async (search, { db }) => ({ sales: await recentSales(db, search) }),
    view: ({ saleId }, { db }) => view(db, saleId),
    credit: async ({ saleId, position, quantity, beside = 0 }, { db }) => {
      const sold = soldLine(await originOf(db, saleId), position);
      return creditOf({ ...sold, returned: sold.returned + beside }, quantity);
    },
    refundTenders: (input, { db }) => wayBack(db, input),
    void: (input, context) => voidSale(input, context, ports),
  };
}

async function rules(
  { customerId }: InputOf<typeof sale.rules>,
  { db, actor: { role } }: QueryContext,
): Promise<OutputOf<typeof sale.rules>> {
  const { taxes, promotions, tenders } = await loadRules(db, customerId ?? null);
  return {
    taxes,
    promotions: [...promotions],
    tenders,
    discountPpm: isAllowed(role, 'sale.discount') ? role.discountPpm : 0,
    freeRefund: isAllowed(role, 'sale.refund-free') ? role.freeRefund : 0,
  };
}

async function view(db: Reader, saleId: string): Promise<OutputOf<typeof sale.view>> {
  const record = await neededSale(db, saleId);
  return {
    record: veiled(record),
    returnable: returnable(record, await returnedOf(db, saleId)),
    returns: await returnsOf(db, saleId),
    mayVoid: await isVoidable(db, saleId),
  };
}

/** The codes of vouchers are money: whoever looks sales up sees which one it was, not how to spend it. */
function veiled(record: SaleRecord): SaleRecord {
  return {
    ...record,
    lines: record.lines.map((line) => ({ ...line, voucherCode: veiledCode(line.voucherCode) })),
    tenders: record.tenders.map((tender) =>
      tender.kind === 'voucher' ? { ...tender, reference: veiledCode(tender.reference) } : tender,
    ),
  };
}

/** A customer is known to all of it only where every document bears the same one. */
async function wayBack(
  db: Reader,
  { saleIds, amount }: InputOf<typeof sale.refundTenders>,
): Promise<OutputOf<typeof sale.refundTenders>> {
  const originals = await Promise.all(saleIds.map((saleId) => neededSale(db, saleId)));
  const documents = await relatedPayments(db, saleIds);
  const customers = new Set(originals.map(({ customer }) => customer?.id ?? null));
  const { tenders: rules } = await findShopRules(db);
  const hasCustomer = customers.size === 1 && !customers.has(null);
  return {
    given: refundTenders({ documents, amount, hasCustomer, rules }),
    cash: cashBackOf(documents),
  };
}

async function neededSale(db: Reader, saleId: string): Promise<SaleRecord> {
  const record = await findSale(db, saleId);
  if (record === null) throw new Refusal('sale-unknown');
  return record;
}
