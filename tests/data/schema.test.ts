import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generateSchema, schemaFile } from '#scripts/schema.ts';

it('the types of the tables are those of the migrations (`npm run schema` renews them)', () => {
  expect(readFileSync(schemaFile, 'utf8')).toBe(generateSchema());
});
