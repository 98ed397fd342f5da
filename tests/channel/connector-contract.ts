import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { openSubject, type ConnectorSubject, type Expectation } from './connector-subject.ts';
import { describePosting } from './posting-contract.ts';
import { describeReading } from './reading-contract.ts';
import { describeTrouble } from './trouble-contract.ts';

const START_MS = 240_000;

/**
 * What every connector must pass, on a real store that all tests of the file share. `more` are the tests of
 * this kind of store alone.
 */
export function connectorContract(
  name: string,
  expectation: Expectation,
  more: (subject: () => ConnectorSubject) => void,
): void {
  describe(name, () => {
    let opened: ConnectorSubject | null = null;
    beforeAll(async () => {
      opened = await openSubject(expectation);
    }, START_MS);
    afterAll(async () => {
      await opened?.close();
    });
    afterEach(() => {
      opened?.proxy.plan(null);
    });
    const subject = (): ConnectorSubject => {
      if (opened === null) throw new Error('the store is not open');
      return opened;
    };
    describeReading(subject, expectation);
    describePosting(subject);
    describeTrouble(subject);
    more(subject);
  });
}
