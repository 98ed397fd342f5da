import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { describePickups } from './pickup-contract.ts';
import { openVendure, type VendureSubject } from './vendure-subject.ts';

const START_MS = 240_000;
const TEST_MS = 120_000;

describe.each([
  ['that knows nothing of tills', false, { pickup: 'effects', currency: 'USD' }],
  ['with the plugin', true, { pickup: 'shared', currency: 'EUR' }],
] as const)('Vendure %s', { timeout: TEST_MS }, (_, prepared, expected) => {
  let opened: VendureSubject | null = null;
  beforeAll(async () => {
    opened = await openVendure(prepared);
  }, START_MS);
  afterEach(() => opened?.proxy.plan(null));
  afterAll(() => opened?.close());
  describePickups(() => {
    if (opened === null) throw new Error('the store is not open');
    return opened;
  }, expected);
});
