import { z } from 'zod';

/** What a variant is made of in the stock: mostly one thing, once; of a kit several. */
export const stockedVariantSchema = z.object({
  id: z.string(),
  manage_inventory: z.boolean(),
  allow_backorder: z.boolean(),
  inventory_items: z
    .array(
      z.object({
        required_quantity: z.number(),
        inventory: z
          .object({
            id: z.string(),
            location_levels: z
              .array(
                z.object({
                  id: z.string(),
                  location_id: z.string(),
                  stocked_quantity: z.number(),
                  reserved_quantity: z.number(),
                }),
              )
              .nullish(),
          })
          .nullish(),
      }),
    )
    .nullish(),
});

export type StockedVariant = z.output<typeof stockedVariantSchema>;

/** The fields of `stockedVariantSchema`. */
export const STOCKED_FIELDS = [
  'id,manage_inventory,allow_backorder,inventory_items.required_quantity,inventory_items.inventory.id',
  ...['id', 'location_id', 'stocked_quantity', 'reserved_quantity'].map(
    (field) => `inventory_items.inventory.location_levels.${field}`,
  ),
].join(',');

/** One thing in the stock of a location. */
export interface StockItem {
  readonly itemId: string;
  /** How many of it one piece of the variant takes. */
  readonly each: number;
  readonly stocked: number;
  readonly reserved: number;
  /** False where the location was never told to hold it. */
  readonly hasLevel: boolean;
}

/** What a variant is made of, as a location has it. Empty for what the store keeps no stock of. */
export function itemsAt(variant: StockedVariant, locationId: string): StockItem[] {
  if (!variant.manage_inventory) return [];
  return (variant.inventory_items ?? []).flatMap(({ required_quantity: each, inventory }) => {
    if (inventory === null || inventory === undefined) return [];
    const level = inventory.location_levels?.find((one) => one.location_id === locationId);
    return [
      {
        itemId: inventory.id,
        each,
        stocked: level?.stocked_quantity ?? 0,
        reserved: level?.reserved_quantity ?? 0,
        hasLevel: level !== undefined,
      },
    ];
  });
}

/** How many pieces of a variant can be made of its items. */
export function piecesOf(items: readonly StockItem[], count: (item: StockItem) => number): number {
  return Math.min(...items.map((item) => count(item) / item.each));
}
