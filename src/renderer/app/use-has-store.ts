import { useShop } from './ShopProvider.tsx';

/** Whether the shop sells online too; one that does not has no store that knows or learns anything. */
export function useHasStore(): boolean {
  const { kind } = useShop();
  return kind !== 'sample' && kind !== 'empty';
}
