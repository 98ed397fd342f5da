'use strict';

const zlib = require('node:zlib');

const SIDE = 160;

/** A square PNG of a colour of its own for each number. */
function picture(number) {
  const row = Buffer.alloc(1 + SIDE * 3);
  for (let x = 0; x < SIDE; x += 1) {
    row.set([(number * 37) % 256, (number * 91 + x) % 256, (number * 53) % 256], 1 + x * 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  header.set([8, 2], 8);
  const rows = Buffer.concat(Array.from({ length: SIDE }, () => row));
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', zlib.deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(zlib.crc32(named));
  return Buffer.concat([length, named, check]);
}

module.exports = { picture };
