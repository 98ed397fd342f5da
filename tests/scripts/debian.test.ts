import { describe, expect, it } from 'vitest';
import { describeDebian, PackagesMissing, prepareDebian, type Machine } from '#scripts/setup/debian.ts';

const BOOKWORM = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';
const UBUNTU = 'NAME="Ubuntu"\nVERSION_ID="24.04"\nID=ubuntu\nID_LIKE=debian\n';
const FEDORA = 'NAME="Fedora Linux"\nID=fedora\n';

interface Pretence {
  readonly osRelease?: string | undefined;
  readonly isRoot?: boolean;
  readonly installed?: readonly string[];
  readonly known?: readonly string[];
  readonly installFails?: boolean;
}

function pretend({
  osRelease = BOOKWORM,
  isRoot = true,
  installed = [],
  known = [],
  installFails,
}: Pretence) {
  const ran: string[] = [];
  const says = (stdout: string, code = 0) =>
    Promise.resolve({ code, stdout, stderr: code === 0 ? '' : 'no network' });
  const machine: Machine = {
    osRelease,
    isRoot,
    run: (program, args) => {
      if (program === 'dpkg-query') return says(installed.map((name) => `${name} installed`).join('\n'), 1);
      if (program === 'apt-cache') {
        return says(`${args[1]}:\n  Candidate: ${known.includes(String(args[1])) ? '1.0' : '(none)'}\n`);
      }
      ran.push(`${program} ${args.join(' ')}`);
      return says('', installFails === true ? 100 : 0);
    },
  };
  return { machine, ran };
}

const silent = (): void => undefined;
const ALL = ['libgtk-3-0:amd64', 'libnss3:amd64', 'libasound2:amd64', 'libgbm1:amd64'];

describe('packages of a Debian machine', () => {
  it('does nothing when all are there, whatever their architecture is called', async () => {
    const { machine, ran } = pretend({ installed: ALL });
    expect(await prepareDebian(['electron'], machine, silent)).toEqual({ kind: 'complete' });
    expect(ran).toEqual([]);
  });

  it('takes a library under its newer name for the same', async () => {
    const installed = ['libgtk-3-0t64:amd64', 'libnss3:amd64', 'libasound2t64:amd64', 'libgbm1:amd64'];
    const { machine } = pretend({ osRelease: UBUNTU, installed });
    expect(await prepareDebian(['electron'], machine, silent)).toEqual({ kind: 'complete' });
  });

  it('installs what is missing as root, after one update, under the names of this release', async () => {
    const known = ['libgtk-3-0t64', 'libasound2t64', 'libgbm1', 'xvfb', 'xauth'];
    const { machine, ran } = pretend({ osRelease: UBUNTU, installed: ['libnss3:amd64'], known });
    const outcome = await prepareDebian(['electron', 'screen'], machine, silent);
    const packages = ['libgtk-3-0t64', 'libasound2t64', 'libgbm1', 'xvfb', 'xauth'];
    expect(outcome).toEqual({ kind: 'installed', packages });
    expect(ran).toEqual([
      'apt-get update -qq',
      `apt-get install -y -qq --no-install-recommends ${packages.join(' ')}`,
    ]);
    expect(describeDebian(outcome)).toBe(`installed ${packages.join(' ')}`);
  });

  it('tells anyone else the exact command, and changes nothing', async () => {
    const { machine, ran } = pretend({
      isRoot: false,
      installed: ALL.slice(1),
      known: ['libgtk-3-0', 'xvfb', 'xauth'],
    });
    const attempt = prepareDebian(['electron', 'screen'], machine, silent);
    await expect(attempt).rejects.toBeInstanceOf(PackagesMissing);
    await expect(attempt).rejects.toMatchObject({
      command: 'sudo apt-get update && sudo apt-get install -y libgtk-3-0 xvfb xauth',
    });
    expect(ran).toEqual([]);
  });

  it('says why apt-get failed', async () => {
    const { machine } = pretend({ installFails: true });
    await expect(prepareDebian(['electron'], machine, silent)).rejects.toThrow(
      'apt-get update -qq failed:\nno network',
    );
  });

  it.each([
    ['another Linux', FEDORA],
    ['macOS or Windows', undefined],
  ])('leaves %s alone', async (_, osRelease) => {
    const { machine, ran } = pretend({});
    expect(await prepareDebian(['electron'], { ...machine, osRelease }, silent)).toEqual({
      kind: 'not debian',
    });
    expect(ran).toEqual([]);
  });
});
