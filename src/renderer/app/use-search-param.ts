import { useSearch } from '@tanstack/react-router';

/** What the address says under a name; null where it says nothing. */
export function useSearchParam(name: string): string | null {
  const search: unknown = useSearch({ strict: false });
  if (typeof search !== 'object' || search === null) return null;
  const value: unknown = Reflect.get(search, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
