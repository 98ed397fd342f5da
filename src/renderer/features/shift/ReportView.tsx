import { useId, type ReactElement, type ReactNode } from 'react';
import type { CashReport, ShiftReport, Tally } from '#domain/shift/report.ts';
import type { TaxTotal } from '#domain/tax/rules.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';
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
        <Part title={words('shift.report.tenders')}>
          <BarRows rows={tenders} />
        </Part>
      )}
      {report.cash === null ? <HiddenCash /> : <Cash cash={report.cash} />}
      {report.taxes.length > 0 && (
        <Part title={words('shift.report.taxes')}>
          <Taxes taxes={report.taxes} />
        </Part>
      )}
      <Tallies title={words('shift.report.categories')} tallies={report.categories} />
      <Tallies title={words('shift.report.clerks')} tallies={report.clerks} />
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
    words('shift.report.tally', { count: format.number(count), name });
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

const FLOWS = ['float', 'cashSales', 'cashRefunds', 'payIns', 'payOuts', 'safeDrops'] as const;

const OUT: readonly string[] = ['cashRefunds', 'payOuts', 'safeDrops'];

function Cash({ cash }: { readonly cash: CashReport }): ReactElement {
  const words = useWords();
  const format = useFormat();
  return (
    <Part title={words('receipt.cash.title')}>
      <dl className={styles['facts']}>
        {FLOWS.filter((flow) => flow === 'float' || cash[flow] !== 0).map((flow) => (
          <Fact
            key={flow}
            label={words(`receipt.cash.${flow}`)}
            value={format.amount(OUT.includes(flow) ? -cash[flow] : cash[flow])}
          />
        ))}
        {cash.foreign.map(({ currency, worth }) => (
          <Fact
            key={currency}
            label={words('shift.report.foreign', { currency })}
            value={format.amount(-worth)}
          />
        ))}
        <Fact label={words('receipt.cash.expected')} value={format.money(cash.expected)} isStrong />
      </dl>
    </Part>
  );
}

function Tallies({ title, tallies }: { readonly title: string; readonly tallies: readonly BarRow[] }) {
  const words = useWords();
  if (tallies.length === 0) return null;
  const rows = tallies.map((tally) =>
    tally.name === '' ? { ...tally, name: words('shift.report.unnamed') } : tally,
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
