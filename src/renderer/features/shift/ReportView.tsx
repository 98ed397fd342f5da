import { useIntl } from 'react-intl';
import { useId, type ReactElement, type ReactNode } from 'react';
import { formatMoney } from '#domain/money/currency.ts';
import type { CashReport, ShiftReport, Tally } from '#domain/shift/report.ts';
import type { TaxTotal } from '#domain/tax/rules.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { BarRows, type BarRow } from './BarRows.tsx';
import styles from './ReportView.module.css';

/** What a shift came to until now, by everything it can be told apart by. */
export function ReportView({ report }: { readonly report: ShiftReport }): ReactElement {
  const words = useWords();
  const tenderName = useTenderName();
  const tenders = report.tenders.map((tender) => ({ ...tender, name: tenderName(tender.kind, tender.name) }));
  return (
    <div className={styles['report']}>
      <Documents report={report} />
      {tenders.length > 0 && (
        <Part title={words('receipt.report.tenders')}>
          <BarRows rows={tenders} />
        </Part>
      )}
      {report.cash === null ? <HiddenCash /> : <Cash cash={report.cash} />}
      {report.taxes.length > 0 && (
        <Part title={words('shift.report.taxes')}>
          <Taxes taxes={report.taxes} />
        </Part>
      )}
      <Tallies title={words('receipt.report.categories')} tallies={report.categories} />
      <Tallies title={words('receipt.report.clerks')} tallies={report.clerks} />
    </div>
  );
}

function useTenderName(): (kind: ShiftReport['tenders'][number]['kind'], name: string) => string {
  const words = useWords();
  return (kind, name) => (name === '' ? words(`receipt.tender.${kind}`) : name);
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  const id = useId();
  return (
    <section className={styles['part']} aria-labelledby={id}>
      <h2 id={id} className={styles['title']}>
        {title}
      </h2>
      {children}
    </section>
  );
}

interface FactProps {
  readonly label: string;
  readonly value: string;
  readonly isStrong?: boolean;
}

function Fact({ label, value, isStrong = false }: FactProps): ReactElement {
  return (
    <div className={styles['fact']} data-strong={isStrong || undefined}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const KINDS = ['sales', 'refunds', 'exchanges', 'voids', 'discounts'] as const;

function Documents({ report }: { readonly report: ShiftReport }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const labelOf = (name: string, { count }: Tally): string =>
    words('receipt.report.tally', { count: format.number(count), name });
  return (
    <Part title={words('shift.report.documents')}>
      <dl className={styles['facts']}>
        {KINDS.filter((kind) => kind === 'sales' || report[kind].count > 0).map((kind) => (
          <Fact
            key={kind}
            label={labelOf(words(`receipt.report.${kind}`), report[kind])}
            value={format.amount(report[kind].amount)}
          />
        ))}
        {report.roundings !== 0 && (
          <Fact label={words('receipt.rounding')} value={format.amount(report.roundings)} />
        )}
        {report.noSales > 0 && (
          <Fact label={words('receipt.report.no-sales')} value={format.number(report.noSales)} />
        )}
        <Fact label={words('receipt.total')} value={format.money(report.total)} isStrong />
      </dl>
    </Part>
  );
}

function HiddenCash(): ReactElement {
  const words = useWords();
  return (
    <Part title={words('receipt.cash.title')}>
      <p className={styles['hidden']}>{words('shift.report.blind')}</p>
    </Part>
  );
}

/** What moved the cash, with its words and its direction. */
const FLOWS = [
  { flow: 'float', words: 'receipt.cash.float', sign: 1 },
  { flow: 'cashSales', words: 'receipt.cash.sales', sign: 1 },
  { flow: 'cashRefunds', words: 'receipt.cash.refunds', sign: -1 },
  { flow: 'payIns', words: 'receipt.cash.pay-ins', sign: 1 },
  { flow: 'payOuts', words: 'receipt.cash.pay-outs', sign: -1 },
  { flow: 'safeDrops', words: 'receipt.cash.safe-drops', sign: -1 },
] as const;

function Cash({ cash }: { readonly cash: CashReport }): ReactElement {
  const words = useWords();
  const { locale } = useIntl();
  const format = useFormat();
  return (
    <Part title={words('receipt.cash.title')}>
      <dl className={styles['facts']}>
        {FLOWS.filter(({ flow }) => flow === 'float' || cash[flow] !== 0).map(({ flow, words: id, sign }) => (
          <Fact key={flow} label={words(id)} value={format.amount(sign * cash[flow])} />
        ))}
        {cash.foreign.map(({ currency, given, worth }) => (
          <Fact
            key={currency}
            label={words('receipt.cash.foreign', { given: formatMoney(given, currency, locale) })}
            value={format.amount(-worth)}
          />
        ))}
        <Fact label={words('receipt.cash.expected')} value={format.money(cash.expected)} isStrong />
      </dl>
      <FloatDifference cash={cash} />
    </Part>
  );
}

/** What moved between two shifts is in neither's count. */
function FloatDifference({ cash: { left, float } }: { readonly cash: CashReport }): ReactElement | null {
  const words = useWords();
  const format = useFormat();
  if (left === null || left === float) return null;
  const id = float > left ? 'receipt.cash.float.more' : 'receipt.cash.float.less';
  const amounts = { left: format.money(left), amount: format.money(Math.abs(float - left)) };
  return <Notice tone="warn">{words(id, amounts)}</Notice>;
}

function Tallies({ title, tallies }: { readonly title: string; readonly tallies: readonly BarRow[] }) {
  const words = useWords();
  if (tallies.length === 0) return null;
  const rows = tallies.map((tally) =>
    tally.name === '' ? { ...tally, name: words('receipt.report.no-category') } : tally,
  );
  return (
    <Part title={title}>
      <BarRows rows={rows} />
    </Part>
  );
}

function Taxes({ taxes }: { readonly taxes: readonly TaxTotal[] }): ReactElement {
  const words = useWords();
  const format = useFormat();
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{words('receipt.tax.rate')}</th>
          <th scope="col">{words('receipt.tax.net')}</th>
          <th scope="col">{words('receipt.tax.tax')}</th>
          <th scope="col">{words('receipt.tax.gross')}</th>
        </tr>
      </thead>
      <tbody>
        {taxes.map(({ name, ratePpm, net, tax, gross }) => (
          <tr key={`${ratePpm} ${name}`}>
            <th scope="row">{`${name} ${format.rate(ratePpm)}`.trim()}</th>
            <td>{format.amount(net)}</td>
            <td>{format.amount(tax)}</td>
            <td>{format.amount(gross)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
