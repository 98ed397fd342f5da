import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;

beforeEach(async () => {
  till = await openTestTill();
  till.world.screens = [
    { id: '1', label: 'Till', isPrimary: true },
    { id: '2', label: 'Customer', isPrimary: false },
  ];
});

afterEach(() => till.close());

describe('the customer display', () => {
  it('goes to a screen and away again', async () => {
    const { screens } = till.world;
    expect(await till.ask('device.showDisplay', { screenId: '2' })).toEqual({
      ok: true,
      value: { screens, shown: '2' },
    });
    expect(till.touched).toContain('device');
    expect(await till.ask('device.display', {})).toEqual({ ok: true, value: { screens, shown: '2' } });
    expect(await till.ask('device.showDisplay', { screenId: null })).toMatchObject({
      value: { shown: null },
    });
  });

  it('does not go to a screen that is gone', async () => {
    expect(await till.ask('device.showDisplay', { screenId: '3' })).toMatchObject({
      error: { code: 'screen-unknown' },
    });
    expect(till.world.shown).toBeNull();
  });
});
