'use strict';

const { Refusal } = require('../documents/refusal.js');

const PIECE = 1000;

/** The store counts whole pieces: of weighed goods one that was begun counts. */
function piecesOf(thousandths) {
  return Math.ceil(thousandths / PIECE);
}

/** What weighed goods cost is the till's to say: those that staff weighed, and parts of a piece. */
function isWeighed({ quantity, told }, weighed) {
  return quantity % PIECE !== 0 || weighed.includes(told);
}

/**
 * How the lines of an order come to what is given: which lose pieces, which get back some that an earlier step of a
 * till took off, and which goods are new in it. What else changed since the till read it was not the till's to decide.
 * @param effect what shall be, with ids of the database
 * @param history what tills did with the order before
 * @throws a refusal when the order has no longer what was given
 */
function planLines(lines, effect, history) {
  const plan = { lowered: [], raised: [], made: [] };
  const add = (line, wanted) => {
    const more = wanted - line.quantity;
    if (more < 0) plan.lowered.push({ line, pieces: -more });
    if (more > 0) plan.raised.push({ line, pieces: more });
  };
  for (const line of lines) {
    const { posOfferId } = line.customFields;
    if (posOfferId) add(line, piecesOf(find(effect.added, 'offerId', posOfferId)?.quantity ?? 0));
    else add(line, wantedOf(line, effect, history));
  }
  const isNew = ({ offerId }) => !lines.some(({ customFields }) => customFields.posOfferId === offerId);
  plan.made = effect.added.filter((one) => isNew(one) && one.quantity > 0);
  const unknown = effect.lines.find(({ lineId }) => !lines.some(({ id }) => String(id) === String(lineId)));
  if (unknown) throw new Refusal('STATE', `The order has no line ${unknown.lineId}`);
  return plan;
}

function wantedOf(line, effect, history) {
  const given = find(effect.lines, 'lineId', line.id);
  if (!given) {
    if (line.orderPlacedQuantity > 0 || line.quantity === 0) return 0;
    throw new Refusal('STATE', 'Goods came into the order that the till did not know');
  }
  const pieces = piecesOf(given.quantity);
  const isKept = history.kept.get(given.told) === line.quantity;
  const mayRaise = isKept || wasOurs(line, history.done.get('settle'));
  const most = mayRaise ? Math.max(line.orderPlacedQuantity, line.quantity) : line.quantity;
  if (pieces <= most) return pieces;
  if (isWeighed(given, history.weighed)) return most;
  throw new Refusal('STATE', `${pieces} were given of a line that has only ${most} in the store`);
}

/** A till took pieces off this line, and nobody changed it since. */
function wasOurs(line, earlier) {
  const before = earlier && find(earlier.lines, 'lineId', line.id);
  return Boolean(before) && piecesOf(before.quantity) === line.quantity;
}

/**
 * The lines of which staff decided to keep to what it had, by their ids as tills are told them, each with the pieces that
 * the store had of it then: of the line with another quantity nobody was asked.
 */
function keptLines(steps) {
  const kept = new Map();
  for (const { kind, questionId, answer } of steps) {
    const [, line, says] = (kind === 'answer' && /^order:changed:(.*):(\d{1,15})$/s.exec(questionId)) || [];
    if (line === undefined) continue;
    if (answer === 'keep') kept.set(line, Number(says) / PIECE);
    else kept.delete(line);
  }
  return kept;
}

function find(list, key, value) {
  return list.find((one) => String(one[key]) === String(value));
}

module.exports = { isWeighed, keptLines, planLines, piecesOf };
