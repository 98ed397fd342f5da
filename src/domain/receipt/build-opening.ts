import { FINDINGS, gravest, type Finding } from '../opening/finding.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { frame, whenFacts, type ReceiptSetting } from './frame.ts';
import { createWriter } from './writer.ts';

/** What was found before the shop opened: when (ms UTC, with the shop's offset in minutes) and by whom. */
export interface OpeningReport {
  readonly at: number;
  readonly utcOffsetMinutes: number;
  readonly by: string;
  readonly currency: string;
  readonly findings: readonly Finding[];
}

/** The paper of the check before opening: what needs a hand first, then what is well. */
export function buildOpening(report: OpeningReport, setting: ReceiptSetting): ReceiptDocument {
  const writer = createWriter(report.currency, setting.locale, setting.words);
  const { words, text } = writer;
  const title = words('opening.title');
  const facts = [
    ...whenFacts(report.at, report.utcOffsetMinutes, writer),
    { label: words('receipt.report.x.by'), value: text(report.by) },
  ];
  const sentence = (finding: Finding): string => {
    const [check = ''] = finding.id.split('.');
    const state = words(`opening.state.${FINDINGS[finding.id]}`);
    return text(
      `${words(`opening.check.${check}`)}: ${state}. ${words(`opening.${finding.id}`, finding.values)}`,
    );
  };
  const listed = (state: 'bad' | 'look' | 'good'): ReceiptBlock[] => {
    const texts = report.findings.filter(({ id }) => FINDINGS[id] === state).map(sentence);
    return texts.length === 0 ? [] : [{ kind: 'texts', texts }];
  };
  const body: ReceiptBlock[] = [
    { kind: 'facts', facts },
    { kind: 'texts', texts: [words(`opening.all.${gravest(report.findings)}`)] },
    ...listed('bad'),
    ...listed('look'),
    ...listed('good'),
    { kind: 'signature', label: words('receipt.signature') },
  ];
  const date = writer.date(report.at, report.utcOffsetMinutes);
  return frame({ name: `${title} ${date}`, title, isLoud: true, body }, report.currency, setting, writer);
}
