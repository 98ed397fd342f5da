/** A coupon's or a gift voucher's code as it is compared: without blanks, in capitals. */
export function couponKey(code: string): string {
  return code.replaceAll(/\s/g, '').toUpperCase();
}
