import { describe } from 'vitest';
import { openPluginDesk } from './plugin-desk.ts';
import { describePickups } from './plugin-pickup-cases.ts';

describe('the plugin on SQLite', () => {
  describePickups(openPluginDesk);
});
