// npm run check: the static checks, each timed; exit code 1 when one failed.
import { runScript } from './session.ts';
import { runStaticChecks } from './static-checks.ts';
import { summary } from './tool.ts';

await runScript(async (session) => {
  const results = await runStaticChecks(session);
  console.log(`\n${summary(results)}`);
  return results.some(({ failed }) => failed > 0) ? 1 : 0;
});
