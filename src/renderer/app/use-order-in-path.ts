import { useParams } from '@tanstack/react-router';

/** The order that the address names; empty where it names none. */
export function useOrderInPath(): string {
  const params: unknown = useParams({ strict: false });
  if (typeof params !== 'object' || params === null || !('orderId' in params)) return '';
  return typeof params.orderId === 'string' ? params.orderId : '';
}
