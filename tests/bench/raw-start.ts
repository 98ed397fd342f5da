// What a start costs without the till: open the database as it does, run the lookup's statements.
import { openConnection } from '#main/data/database.ts';
import type { Step } from './recorder.ts';
import { replayer } from './recorder.ts';

const [, , file = '', steps = '[]'] = process.argv;
const { sqlite } = openConnection(file, { mustExist: true });
replayer(sqlite)(JSON.parse(steps) as readonly Step[]);
sqlite.close();
