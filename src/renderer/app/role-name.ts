import type { Role } from '#domain/party/role.ts';
import { useWords, type MessageId } from './words.ts';

const BUILT_IN: ReadonlyMap<string, MessageId> = new Map([
  ['owner', 'role.owner'],
  ['manager', 'role.manager'],
  ['clerk', 'role.clerk'],
  ['fulfilment', 'role.fulfilment'],
]);

/** What a role is called: its own name, or the words for a built-in one. */
export function useRoleName(): (role: Pick<Role, 'id' | 'name'>) => string {
  const words = useWords();
  return ({ id, name }) => {
    const builtIn = BUILT_IN.get(id);
    return builtIn === undefined ? name : words(builtIn);
  };
}
