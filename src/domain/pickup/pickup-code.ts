/** A code as people read it out: whatever its case, blanks and dashes. */
export function plainCode(code: string): string {
  return code.replaceAll(/[\s-]/g, '').toUpperCase();
}
