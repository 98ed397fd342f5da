'use strict';

const { UserInputError } = require('@vendure/core');

/** All that staff may do with an order: what a till does not know it can't pass on to others rightly. */
const KINDS = [
  ...[
    'accept',
    'reject',
    'start',
    'pick',
    'weigh',
    'short',
    'offer',
    'consent',
    'pick-offer',
    'pack',
    'unpack',
  ],
  ...['ready', 'remind', 'hand-over', 'cancel', 'release', 'reinstate', 'restock', 'give-back', 'answer'],
];

/** The step as the till told it. */
function toldStep(text, eventId) {
  const told = parsed(text);
  if (told?.eventId !== eventId || typeof told.step?.kind !== 'string') {
    throw new UserInputError(`This is not the step ${eventId}`);
  }
  if (!KINDS.includes(told.step.kind)) {
    throw new UserInputError(`This plugin does not know the step ${told.step.kind}: a newer one may`);
  }
  return told;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserInputError(`The step is no JSON: ${error.message}`);
  }
}

module.exports = { toldStep };
