declare module 'gs1-barcode-parser-mod' {
  interface ParsedElement {
    readonly ai: string;
    /** As it stands in the code; the package's own values are left alone, see scanner/gs1.ts. */
    readonly raw: string;
  }

  /** Throws texts. */
  export function parseBarcode(barcode: string): { readonly parsedCodeItems: readonly ParsedElement[] };
}
