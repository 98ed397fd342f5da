import { Refusal } from '#contract/errors.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import type { receipt } from '#contract/receipt.ts';
import { isAllowed, type Permission } from '#domain/party/role.ts';
import type { ReceiptDocument } from '#domain/receipt/document.ts';
import { receiptHtml } from '#domain/receipt/html.ts';
import type { Reader } from '#main/data/database.ts';
import { queueDeviceJob } from '#main/data/device-job.ts';
import type { Actor, Clock, CommandContext, FeatureHandlers, TaskContext } from './context.ts';
import type { PaperPorts } from './paper.ts';
import { paperOf, type PaperSource } from './papers.ts';

/** What receipts ask of the PC they are made on. */
export interface ReceiptPorts extends PaperSource {
  /** Documents as files; null where nothing is ever saved. */
  readonly paper: PaperPorts | null;
  readonly hasPrinter: () => boolean;
}

type Asked = InputOf<typeof receipt.view>;

/** Papers of every kind: on the screen, again on paper, and as files. */
export function receiptHandlers(ports: ReceiptPorts): FeatureHandlers<typeof receipt> {
  return {
    view: async (paper, context) => ({ document: readable(await document(paper, false, context, ports)) }),
    reprint: (paper, context) => reprint(paper, context, ports),
    save: (input, context) => save(input, context, ports),
  };
}

/**
 * What can be looked at again and again shows no code that is money, which has its letters below it; paper and file
 * do, and the journal keeps these.
 */
function readable(made: ReceiptDocument): ReceiptDocument {
  return { ...made, blocks: made.blocks.filter((block) => block.kind !== 'code' || block.caption === null) };
}

/** Papers that not everybody may read who may read those of sales and cash, on whatever they stand. */
const RIGHTS: Partial<Readonly<Record<Asked['subject'], Permission>>> = {
  z: 'report.read',
  pickup: 'pickup.read',
};

async function document(
  paper: Asked,
  isCopy: boolean,
  { db, actor, clock }: { readonly db: Reader; readonly actor: Actor; readonly clock: Clock },
  ports: ReceiptPorts,
): Promise<ReceiptDocument> {
  const right = RIGHTS[paper.subject];
  if (right !== undefined && !isAllowed(actor.role, right)) throw new Refusal('not-allowed');
  return await paperOf(db, { ...paper, isCopy }, ports, clock);
}

/** Made once before it is queued, so that what is not there is refused to the one who asks. */
async function reprint(
  paper: Asked,
  { tx, actor, clock, record, touch }: CommandContext,
  ports: ReceiptPorts,
): Promise<OutputOf<typeof receipt.reprint>> {
  const { name } = await document(paper, true, { db: tx, actor, clock }, ports);
  if (!ports.hasPrinter()) throw new Refusal('printer-not-set-up');
  const jobId = clock.newId();
  const job = {
    id: jobId,
    kind: 'receipt',
    subject: paper.subject,
    subjectId: paper.id,
    isCopy: true,
  } as const;
  await queueDeviceJob(tx, { ...job, at: clock.now() });
  await record('receipt-reprinted', { ...paper, name, jobId });
  touch('device', 'sale');
  return { jobId };
}

/** A file is a copy, too: it says so, and the journal keeps that it was made. */
async function save(
  { as, ...paper }: InputOf<typeof receipt.save>,
  context: TaskContext,
  ports: ReceiptPorts,
): Promise<OutputOf<typeof receipt.save>> {
  const made = await document(paper, true, context, ports);
  if (ports.paper === null) return { file: null };
  const html = receiptHtml(made, ports.locale);
  const file = await ports.paper.saveFile({
    suggestedName: `${made.name}.${as}`,
    filters: [{ name: as.toUpperCase(), extensions: [as] }],
    bytes: as === 'pdf' ? await ports.paper.toPdf(html) : new TextEncoder().encode(html),
  });
  if (file !== null) {
    await context.transact(({ record }) => record('receipt-reprinted', { ...paper, name: made.name, as }));
  }
  return { file };
}
