'use strict';

/** The preview of an asset with its whole address, as the store's own interfaces tell it. */
function pictureTeller({ assetStorageStrategy }, request) {
  return (row, encode) => {
    if (row.assetId === null || row.assetId === undefined) return null;
    const url = assetStorageStrategy.toAbsoluteUrl?.(request, row.preview) ?? row.preview;
    return { id: encode(row.assetId), url };
  };
}

module.exports = { pictureTeller };
