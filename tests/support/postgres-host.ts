// Keeps a PostgreSQL server running as long as its input is open: whoever started it may die as it likes. For tests only.
// Called with: the folder of the programs, the cluster's folder, the port, and a user's uid and gid where there is need of one.
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

const [bin = '', folder = '', port = '', uid, gid] = process.argv.slice(2);

// Nothing that a test leaves has to outlive a power cut, so nothing waits for the disk.
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_wal_size=256MB',
  'log_checkpoints=off',
];

const server = spawn(
  join(bin, 'postgres'),
  ['-D', join(folder, 'data'), '-p', port, ...settings.flatMap((setting) => ['-c', setting])],
  {
    stdio: ['ignore', 'inherit', 'inherit'],
    cwd: folder,
    ...(uid === undefined || gid === undefined ? {} : { uid: Number(uid), gid: Number(gid) }),
  },
);

let isOrphan = false;
process.stdin.resume();
// `stop` is a wish of the starter, who wants to have the cluster; the end of the input is the starter's own end.
process.stdin.once('data', () => server.kill('SIGINT'));
process.stdin.once('end', () => {
  isOrphan = true;
  server.kill('SIGQUIT');
});
// A Ctrl+C reaches every process of the terminal; the starter decides what it means.
process.on('SIGINT', () => undefined);
server.once('error', (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
server.once('close', (code) => {
  const tidy = isOrphan ? rm(folder, { recursive: true, force: true }) : Promise.resolve();
  void tidy.finally(() => process.exit(code ?? 1));
});
