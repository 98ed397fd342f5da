'use strict';

/** What the shop may choose; `CountertopPlugin.init` writes it before the server starts. */
const options = {
  walkInCustomer: { firstName: 'Walk-in', lastName: 'Customer', emailAddress: 'walk-in@till.invalid' },
};

module.exports = { options };
