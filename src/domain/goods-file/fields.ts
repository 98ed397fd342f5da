/** What a column of a file of goods may hold. */
export const GOODS_FIELDS = [
  'sku',
  'name',
  'product',
  'price',
  'barcode',
  'tax',
  'category',
  'stock',
  'unit',
  'option',
] as const;

export type GoodsField = (typeof GOODS_FIELDS)[number];

/** Which columns (from 0) hold what. A barcode and an option may be in several. */
export type Mapping = Readonly<Partial<Record<GoodsField, readonly number[]>>>;

/** How heads of columns are called by people and by the programs that they come from, folded: letters and digits only. */
const HEADS: Readonly<Record<GoodsField, RegExp>> = {
  sku: /^(sku|variantsku|artikelnummer|artikelnr|artnr|itemnumber|itemno|productcode|code|nummer|reference|referenz)$/,
  name: /^(name|title|bezeichnung|titel|artikel|artikelname|item|itemname|productname|description|beschreibung)$/,
  product: /^(product|produkt|parent|handle|group|gruppenname|productgroup|modell|model)$/,
  price:
    /^(price|preis|variantprice|retailprice|verkaufspreis|vk|bruttopreis|grossprice|unitprice|saleprice)$/,
  barcode: /^(barcode|barcodes|variantbarcode|ean|ean13|gtin|upc|strichcode|isbn)\d*$/,
  tax: /^(tax|taxrate|vat|vatrate|steuer|steuersatz|mwst|mwstsatz|ust|taxcategory|taxclass|steuerklasse)$/,
  category: /^(category|categories|kategorie|kategorien|warengruppe|type|collection|department|abteilung)$/,
  stock:
    /^(stock|stockonhand|onhand|quantity|qty|inventory|variantinventoryqty|bestand|lagerbestand|menge|anzahl)$/,
  unit: /^(unit|uom|einheit|mengeneinheit)$/,
  option: /^(option|options|variante|eigenschaft)\d*\w*$/,
};

const REPEATABLE: readonly GoodsField[] = ['barcode', 'option'];

/** What the heads of columns say of them; the first column of a kind counts, of barcodes and options all. */
export function mappingOf(heads: readonly string[]): Mapping {
  const found: Partial<Record<GoodsField, number[]>> = {};
  heads.forEach((head, column) => {
    const field = fieldOf(head);
    if (field === null || (found[field] !== undefined && !REPEATABLE.includes(field))) return;
    found[field] = [...(found[field] ?? []), column];
  });
  return found;
}

/** What the options of a column are called: what stands behind the colon of its head, else the head itself. */
export function optionGroup(head: string): string {
  const [, group] = /^[^:]*:\s*(.+)$/.exec(head.trim()) ?? [];
  return (group ?? head).trim();
}

function fieldOf(head: string): GoodsField | null {
  const folded = head
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return GOODS_FIELDS.find((field) => HEADS[field].test(folded)) ?? null;
}
