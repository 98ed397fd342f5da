'use strict';

const { Readable } = require('node:stream');
const { pipeline } = require('node:stream/promises');
const { constants, createGzip } = require('node:zlib');

/**
 * Sends values as lines of JSON. When something fails half-way the connection is cut: a stream without its last line
 * is not whole, and no reader may take it for whole.
 * @param pages lists of values, made while they are sent
 */
async function sendLines(request, response, pages) {
  response.setHeader('content-type', 'application/x-ndjson; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  const wantsGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (wantsGzip) response.setHeader('content-encoding', 'gzip');
  const packing = wantsGzip ? [createGzip({ level: constants.Z_BEST_SPEED })] : [];
  await pipeline(Readable.from(texts(pages)), ...packing, response);
}

async function* texts(pages) {
  for await (const page of pages) {
    if (page.length > 0) yield `${page.map((value) => JSON.stringify(value)).join('\n')}\n`;
    // Lets the server answer others between two pages.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

module.exports = { sendLines };
