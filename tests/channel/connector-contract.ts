import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { ConnectorSubject, Expectation } from './connector-subject.ts';
import { describeAllowances } from './allowance-contract.ts';
import { describeCustomers } from './customer-contract.ts';
import { describePosting } from './posting-contract.ts';
import { describeReading } from './reading-contract.ts';
import { describeReturns } from './return-contract.ts';
import { describeStockMoves } from './stock-contract.ts';
import { describeTrouble } from './trouble-contract.ts';

const START_MS = 240_000;
/** A document of a dozen requests is brought there a dozen times, on a machine that may be busy. */
const TEST_MS = 120_000;

/**
 * What every connector must pass, on a real store that all tests of the file share. `more` are the tests of
 * this kind of store alone.
 */
export function connectorContract<S extends ConnectorSubject>(
  name: string,
  expectation: Expectation,
  { open, more }: { readonly open: () => Promise<S>; readonly more?: (subject: () => S) => void },
): void {
  describe(name, { timeout: TEST_MS }, () => {
    let opened: S | null = null;
    beforeAll(async () => {
      opened = await open();
    }, START_MS);
    afterAll(async () => {
      await opened?.close();
    });
    afterEach(() => {
      opened?.proxy.plan(null);
    });
    const subject = (): S => {
      if (opened === null) throw new Error('the store is not open');
      return opened;
    };
    describeReading(subject, expectation);
    describePosting(subject, expectation);
    describeAllowances(subject);
    if (expectation.capabilities.returns) describeReturns(subject, expectation);
    if (expectation.capabilities.stockWrite !== 'none') describeStockMoves(subject, expectation);
    describeCustomers(subject, expectation);
    describeTrouble(subject, expectation);
    more?.(subject);
  });
}
