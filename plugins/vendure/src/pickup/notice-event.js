'use strict';

const { VendureEvent } = require('@vendure/core');

/**
 * The shopper is to be told that an order waits (`ready`), or once more (`remind`), in words that the till made.
 * Listeners hear of it after the step is recorded.
 */
class PickupNoticeEvent extends VendureEvent {
  constructor(ctx, order, { kind, subject, text }) {
    super();
    Object.assign(this, { ctx, order, kind, subject, text });
  }
}

/** Remembers whether anybody listens: Vendure's event bus does not tell. */
const listening = { toNotices: false };

/** Must be called before the plugins that send mails begin to listen, which they do when the server starts. */
function watchListeners(eventBus) {
  const listen = eventBus.ofType.bind(eventBus);
  eventBus.ofType = (type) => {
    listening.toNotices ||= type === PickupNoticeEvent;
    return listen(type);
  };
}

module.exports = { PickupNoticeEvent, listening, watchListeners };
