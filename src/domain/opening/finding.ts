/** What is looked at before a shop opens, in the order of its list. */
export const CHECKS = [
  'shift',
  'catalog',
  'taxes',
  'printer',
  'line',
  'queue',
  'inbox',
  'clock',
  'database',
  'disk',
] as const;

export type Check = (typeof CHECKS)[number];

/** `bad`: selling would suffer. `look`: somebody should know. `skipped`: there is nothing of the kind here. */
export type FindingState = 'good' | 'look' | 'bad' | 'skipped';

/** Everything that can be found, by what was looked at. The words are `opening.<id>`. */
export const FINDINGS = {
  'shift.open': 'good',
  'shift.none': 'look',
  'shift.long': 'look',
  'catalog.fresh': 'good',
  'catalog.own': 'good',
  'catalog.empty': 'bad',
  'catalog.partial': 'bad',
  'catalog.old': 'look',
  'catalog.unpriced': 'look',
  'taxes.complete': 'good',
  'taxes.missing': 'look',
  'taxes.none': 'skipped',
  'printer.ready': 'good',
  'printer.low': 'look',
  'printer.none': 'look',
  'printer.unreachable': 'bad',
  'printer.cover-open': 'bad',
  'printer.paper-out': 'bad',
  'printer.error': 'bad',
  'line.up': 'good',
  'line.none': 'skipped',
  'line.down': 'look',
  'line.paused': 'look',
  'line.key': 'bad',
  'line.rights': 'bad',
  'queue.empty': 'good',
  'queue.some': 'good',
  'queue.old': 'look',
  'queue.none': 'skipped',
  'inbox.empty': 'good',
  'inbox.some': 'look',
  'inbox.none': 'skipped',
  'clock.right': 'good',
  'clock.plausible': 'good',
  'clock.behind': 'bad',
  'clock.off': 'look',
  'clock.wrong': 'bad',
  'clock.long-ago': 'look',
  'database.sound': 'good',
  'database.unfinished': 'look',
  'database.damaged': 'bad',
  'disk.enough': 'good',
  'disk.short': 'look',
  'disk.full': 'bad',
  'disk.unknown': 'look',
} as const satisfies Readonly<Record<`${Check}.${string}`, FindingState>>;

export type FindingId = keyof typeof FINDINGS;

/** What was found, with the values of its words: instants (`at`) in milliseconds UTC, all else as it is read. */
export interface Finding {
  readonly id: FindingId;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A finding with its values. */
export function found(id: FindingId, values: Finding['values'] = {}): Finding {
  return { id, values };
}

/** The findings' ids, for whoever checks one. */
export const FINDING_IDS: readonly FindingId[] = Object.keys(FINDINGS).filter(isFindingId);

function isFindingId(text: string): text is FindingId {
  return text in FINDINGS;
}

/** The gravest of some findings: one `bad` makes all bad. Nothing found is good. */
export function gravest(findings: readonly Finding[]): 'good' | 'look' | 'bad' {
  const states = findings.map(({ id }) => FINDINGS[id]);
  if (states.includes('bad')) return 'bad';
  return states.includes('look') ? 'look' : 'good';
}
