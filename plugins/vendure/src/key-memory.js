'use strict';

const { createHash } = require('node:crypto');

const MOST = 100;

/**
 * Vendure checks an API key with bcrypt, on purpose slow, at every field of every request: about a fifth of a
 * second each time, for a key that is random and can't be guessed anyway. This remembers the keys that were
 * right, as digests that hold the kept hash as well: a key that is rotated or deleted is not known any more.
 */
class RememberingHash {
  constructor(inner) {
    this.inner = inner;
    this.known = new Set();
  }

  hash(plaintext) {
    return this.inner.hash(plaintext);
  }

  async check(plaintext, hash) {
    const mark = createHash('sha256').update(`${hash} ${plaintext}`).digest('base64');
    if (this.known.has(mark)) return true;
    const isRight = await this.inner.check(plaintext, hash);
    if (isRight) this.remember(mark);
    return isRight;
  }

  remember(mark) {
    if (this.known.size >= MOST) this.known.delete(this.known.values().next().value);
    this.known.add(mark);
  }
}

function rememberKeys(authOptions) {
  const { adminApiKeyStrategy, shopApiKeyStrategy } = authOptions;
  adminApiKeyStrategy.hashingStrategy = new RememberingHash(adminApiKeyStrategy.hashingStrategy);
  // Vendure checks keys outside its GraphQL interfaces as if they were a shopper's: those of tills are known there too.
  if (shopApiKeyStrategy === adminApiKeyStrategy) return;
  const { hashingStrategy } = shopApiKeyStrategy;
  const parse = shopApiKeyStrategy.parse.bind(shopApiKeyStrategy);
  shopApiKeyStrategy.parse = (key) => parse(key) ?? adminApiKeyStrategy.parse(key);
  shopApiKeyStrategy.hashingStrategy = {
    hash: (plaintext) => hashingStrategy.hash(plaintext),
    check: async (plaintext, hash) =>
      (await adminApiKeyStrategy.hashingStrategy.check(plaintext, hash)) ||
      (await hashingStrategy.check(plaintext, hash)),
  };
}

module.exports = { rememberKeys };
