/** How characters were set when they were printed. */
export interface PrintStyle {
  readonly isBold: boolean;
  readonly isUnderlined: boolean;
  readonly isInverted: boolean;
  readonly font: 'A' | 'B';
  /** 1 to 8. */
  readonly width: number;
  readonly height: number;
}

/** One line of paper. `runs` are its parts of one style, `text` all of them. */
export interface PrintedLine {
  readonly text: string;
  readonly align: 'left' | 'center' | 'right';
  readonly runs: readonly { readonly text: string; readonly style: PrintStyle }[];
}

/** What the printer did, in order. Times in milliseconds, image rows from the top, eight dots a byte. */
export type PrinterEvent =
  | { readonly kind: 'line'; readonly line: PrintedLine }
  | { readonly kind: 'feed'; readonly lines: number }
  | { readonly kind: 'cut'; readonly isFull: boolean }
  | {
      readonly kind: 'pulse';
      readonly pin: 2 | 5;
      readonly onMs: number;
      readonly offMs: number;
      readonly isRealTime: boolean;
    }
  | { readonly kind: 'symbol'; readonly symbology: string; readonly payload: string }
  | { readonly kind: 'image'; readonly widthBytes: number; readonly rows: number; readonly bits: Uint8Array };

/** Something that a careful driver never sends: what, at which byte, in words. */
export interface PrintFault {
  readonly at: number;
  readonly code: string;
  readonly detail: string;
}

/** All that came of the bytes so far. A test that prints expects `faults` to be empty. */
export interface Printout {
  readonly events: readonly PrinterEvent[];
  readonly faults: readonly PrintFault[];
}

/** The paper as text: one line each, a cut as a row of scissors, a symbol in brackets, feeds left out. */
export function paperText(printout: Printout): string[] {
  return printout.events.flatMap((event) => {
    switch (event.kind) {
      case 'line':
        return [event.line.text.trimEnd()];
      case 'cut':
        return ['8<--'];
      case 'symbol':
        return [`[${event.symbology}: ${event.payload}]`];
      case 'image':
        return [`[image ${event.widthBytes * 8} x ${event.rows}]`];
      case 'feed':
      case 'pulse':
        return [];
    }
  });
}

/** A printed picture as rows of `#` and `.`. */
export function dotsOf({ widthBytes, bits }: Extract<PrinterEvent, { readonly kind: 'image' }>): string[] {
  const row = new RegExp(`.{${widthBytes * 8}}`, 'g');
  const dots = [...bits].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return dots.replaceAll('1', '#').replaceAll('0', '.').match(row) ?? [];
}

/** The events of one kind, in order. */
export function eventsOf<K extends PrinterEvent['kind']>(
  printout: Printout,
  kind: K,
): Extract<PrinterEvent, { readonly kind: K }>[] {
  return printout.events.filter(
    (event): event is Extract<PrinterEvent, { readonly kind: K }> => event.kind === kind,
  );
}
