'use strict';

const BARCODE_NAME = /^(barcode|gtin|ean|upc)\w*$/i;

/** The fields of variants that hold barcodes: ours and those that the shop had before. */
function barcodeFields(customFields) {
  return (customFields.ProductVariant ?? []).filter(
    ({ name, type }) => type === 'string' && BARCODE_NAME.test(name),
  );
}

/** The barcodes in a raw row whose column `barcode<n>` holds the nth field. */
function barcodesOf(row, fields) {
  const values = fields.flatMap(({ list }, nth) => {
    const value = row[`barcode${nth}`];
    return list && typeof value === 'string' ? JSON.parse(value) : [value];
  });
  const texts = values.filter((value) => typeof value === 'string').map((value) => value.trim());
  return [...new Set(texts.filter((text) => text !== ''))];
}

module.exports = { barcodeFields, barcodesOf };
