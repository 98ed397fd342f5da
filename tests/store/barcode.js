'use strict';

/**
 * An EAN-13 with a right check digit for a number up to nine digits. It begins with 40 (Germany): prefixes
 * 02 and 20 to 29 would mean goods by weight or numbers of the shop's own.
 */
function ean13(number) {
  const digits = `400${String(number).padStart(9, '0')}`;
  const sum = [...digits].reduce((all, digit, index) => all + Number(digit) * (index % 2 ? 3 : 1), 0);
  return digits + ((10 - (sum % 10)) % 10);
}

module.exports = { ean13 };
