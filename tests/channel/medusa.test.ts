import { connectorContract } from './connector-contract.ts';
import { describeMedusaReturns } from './medusa-returns.ts';
import { describeMedusaSales } from './medusa-sales.ts';
import { describeMedusaStock } from './medusa-stock.ts';
import { MEDUSA, openMedusa } from './medusa-subject.ts';

connectorContract('Medusa', MEDUSA, {
  open: openMedusa,
  more: (subject) => {
    describeMedusaSales(subject);
    describeMedusaReturns(subject);
    describeMedusaStock(subject);
  },
});
