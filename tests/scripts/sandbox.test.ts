import { describe, expect, it } from 'vitest';
import {
  checkSandbox,
  describeSandbox,
  SandboxForbidden,
  type SandboxMachine,
} from '#scripts/setup/sandbox.ts';

/** Ubuntu 24.04, seen by an ordinary user whose Electron was just unpacked. */
const UBUNTU: SandboxMachine = {
  platform: 'linux',
  isRoot: false,
  restriction: '1\n',
  fileOf: () => ({ uid: 1000, mode: 0o100755 }),
};

const PROGRAM = '/home/mira/electron/electron';
const check = (change: Partial<SandboxMachine>) => checkSandbox(PROGRAM, { ...UBUNTU, ...change });

describe("Chromium's sandbox", () => {
  it('that AppArmor forbids stops the set-up with the commands that allow it', () => {
    expect(() => check({})).toThrow(SandboxForbidden);
    expect(() => check({})).toThrow(
      'sudo chown root:root /home/mira/electron/chrome-sandbox && sudo chmod 4755 /home/mira/electron/chrome-sandbox',
    );
    expect(() => check({})).toThrow('sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0');
  });

  it('is named in a way that a shell takes, whatever the folder is called', () => {
    expect(() => checkSandbox("/home/mira's PC/electron", UBUNTU)).toThrow(
      String.raw`chmod 4755 '/home/mira'\''s PC/chrome-sandbox'`,
    );
  });

  it('is on when its helper belongs to root and is set-uid', () => {
    const asked: string[] = [];
    const fileOf = (file: string) => {
      asked.push(file);
      return { uid: 0, mode: 0o104755 };
    };
    expect(check({ fileOf })).toBe('on');
    expect(asked).toEqual(['/home/mira/electron/chrome-sandbox']);
  });

  it.each([
    ['belongs to a user', { uid: 1000, mode: 0o104755 }],
    ['is not set-uid', { uid: 0, mode: 0o100755 }],
    ['may be run by root only', { uid: 0, mode: 0o104700 }],
    ['is missing', undefined],
  ])('is forbidden when its helper %s', (_, file) => {
    expect(() => check({ fileOf: () => file })).toThrow(SandboxForbidden);
  });

  it.each<[string, Partial<SandboxMachine>]>([
    ['without the restriction', { restriction: undefined }],
    ['with the restriction lifted', { restriction: '0\n' }],
    ['that is no Linux', { platform: 'darwin' }],
  ])('is on, on a machine %s', (_, change) => {
    expect(check(change)).toBe('on');
    expect(describeSandbox(check(change))).toBe('');
  });

  it('is off for root, and that is said', () => {
    expect(check({ isRoot: true })).toBe('off');
    expect(describeSandbox('off')).toContain('off because this is root');
  });
});
