// What a start costs without the till: open the database as it does, run the lookup's statements.
import { z } from 'zod';
import { openConnection } from '#main/data/database.ts';
import { replayer } from './recorder.ts';

const stepsSchema = z.array(z.object({ sql: z.string(), values: z.array(z.unknown()) }));

const [, , file = '', steps = '[]'] = process.argv;
const { sqlite } = openConnection(file, { mustExist: true });
replayer(sqlite)(stepsSchema.parse(JSON.parse(steps)));
sqlite.close();
