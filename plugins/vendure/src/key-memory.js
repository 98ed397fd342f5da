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
  const strategy = authOptions.adminApiKeyStrategy;
  strategy.hashingStrategy = new RememberingHash(strategy.hashingStrategy);
}

module.exports = { rememberKeys };
