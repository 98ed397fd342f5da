'use strict';

const { PickupNoticeEvent } = require('./notice-event.js');

/** For the `handlers` of a shop that sends its mails with Vendure's EmailPlugin, which this plugin does not bring. */
function pickupNoticeHandler() {
  const { EmailEventListener } = require('@vendure/email-plugin');
  return new EmailEventListener('pickup-notice')
    .on(PickupNoticeEvent)
    .filter(({ order }) => Boolean(order.customer?.emailAddress))
    .setRecipient(({ order }) => order.customer.emailAddress)
    .setFrom('{{ fromAddress }}')
    .setSubject('{{{ subject }}}')
    .setTemplateVars(({ order, subject, text }) => ({
      subject,
      lines: text.split('\n'),
      orderCode: order.code,
    }));
}

module.exports = { pickupNoticeHandler };
