import type { ReceiptDocument } from '#domain/receipt/document.ts';

/** A paper with a block of every kind; its code names `id`. */
export function paperOf(id: string): ReceiptDocument {
  const drawing = { size: 21, path: 'M0 0L7 0L7 7L0 7Z' };
  const heading = { mark: '', rate: 'Tax rate', name: '', net: 'Net', tax: 'Tax', gross: 'Gross' };
  return {
    name: 'Receipt R1-000001',
    currency: 'EUR',
    isCopy: true,
    blocks: [
      { kind: 'logo', png: 'data:image/png;base64,AAAA' },
      { kind: 'shop', name: 'Garden & Desk', details: ['12 Mill Lane'] },
      { kind: 'copy-mark', text: 'COPY' },
      { kind: 'title', text: 'Exchange', isLoud: true },
      {
        kind: 'lines',
        heading: 'New',
        lines: [
          {
            name: 'Clay pot',
            detail: { quantity: '2', unitPrice: '14.50' },
            amount: '29.00',
            taxMark: 'A',
            remarks: [
              { text: 'A tenth off', amount: '-2.90' },
              { text: 'as a gift', amount: null },
            ],
          },
        ],
      },
      { kind: 'amounts', heading: null, rows: [{ label: 'Subtotal', amount: '€26.10', remarks: [] }] },
      { kind: 'total', row: { label: 'Total', amount: '€25.00' } },
      {
        kind: 'amounts',
        heading: 'Paid with',
        rows: [
          { label: 'Card', amount: '€25.00', remarks: [{ text: 'Ref. 4711', amount: null }] },
          { label: 'Change', amount: '€1.00', remarks: [] },
        ],
      },
      {
        kind: 'taxes',
        heading,
        taxes: [{ mark: 'A', rate: '19%', name: 'VAT', net: '21.01', tax: '3.99', gross: '25.00' }],
      },
      { kind: 'facts', facts: [{ label: 'Served by', value: 'Mira' }] },
      { kind: 'texts', texts: ['Deliver on Monday'] },
      { kind: 'code', payload: id, caption: null, drawing },
      { kind: 'signature', label: 'Signature' },
      { kind: 'foot', texts: ['Thank you'] },
      { kind: 'cut' },
      { kind: 'code', payload: 'GIFT-7QK2', caption: 'Code GIFT-7QK2', drawing },
    ],
  };
}
