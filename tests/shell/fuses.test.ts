import { FuseV1Options } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { PACKED_FUSES } from '#main/shell/fuses.ts';

describe('the switches of the packed program', () => {
  it('leave none of the known ones to chance', () => {
    const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
    expect(Object.keys(PACKED_FUSES).toSorted()).toEqual(known.toSorted());
  });

  it('let nobody use the till as a Node or look into it', () => {
    const { RunAsNode, EnableNodeCliInspectArguments, EnableNodeOptionsEnvironmentVariable } = PACKED_FUSES;
    expect([RunAsNode, EnableNodeCliInspectArguments, EnableNodeOptionsEnvironmentVariable]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
