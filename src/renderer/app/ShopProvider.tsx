import { createContext, useContext, type ReactElement, type ReactNode } from 'react';
import type { Shop } from '#contract/setup.ts';

const ShopContext = createContext<Shop | null>(null);

/** Gives the screens the shop that this till belongs to; it never changes while the till runs. */
export function ShopProvider({
  shop,
  children,
}: {
  readonly shop: Shop;
  readonly children: ReactNode;
}): ReactElement {
  return <ShopContext value={shop}>{children}</ShopContext>;
}

/** The shop's currency; null before there is a shop. */
export function useCurrency(): string | null {
  return useContext(ShopContext)?.currency ?? null;
}

export function useShop(): Shop {
  const shop = useContext(ShopContext);
  if (shop === null) throw new Error('no ShopProvider above');
  return shop;
}
