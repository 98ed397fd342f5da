/** How a document looks as a page: as wide as receipt paper, black on white, every row with its own room. */
export const HTML_STYLE = `
@page { margin: 0; }
@media print and (min-width: 100mm) { @page { margin: 10mm; } }
* { box-sizing: border-box; margin: 0; }
:root { color-scheme: light; }
body { background: #fff; color: #000; font: 10pt/1.4 system-ui, sans-serif; }
main { max-width: 80mm; margin-inline: auto; padding: 4mm; }
section { margin-block-end: 3mm; }
h1 { font-size: 15pt; line-height: 1.2; }
h2 { font-size: 11pt; }
h2.loud { font-size: 17pt; line-height: 1.2; }
h3 { font-size: 10pt; }
p, h1, h2, h3, th { overflow: clip; overflow-wrap: anywhere; }
.logo img { display: block; max-width: 100%; margin-inline: auto; }
.logo, .shop, .copy-mark, .title, .code, .foot { text-align: center; }
.copy-mark { border: 0.6mm solid; padding: 1mm; font-weight: 700; letter-spacing: 0.15em; }
.row { display: flex; justify-content: space-between; align-items: baseline; gap: 3mm; }
.amount { flex: none; white-space: nowrap; font-variant-numeric: tabular-nums; }
.lines { border-block: 0.3mm dashed; padding-block: 2mm; }
.lines + .lines { margin-block-start: -3mm; border-block-start: 0; }
.lines .row { gap: 0; }
.lines .row bdi { flex: 1; }
.lines .row .amount { padding-inline-start: 3mm; }
.lines .mark { flex: none; min-width: 1em; padding-inline-start: 0.3em; }
.lines .below.row .amount { margin-inline-end: 1em; }
.line { margin-block-end: 1mm; break-inside: avoid; }
.below { padding-inline-start: 3mm; }
.total { font-size: 17pt; font-weight: 700; line-height: 1.2; break-inside: avoid; }
table { width: 100%; border-collapse: collapse; font-size: 9pt; }
th { font-weight: 400; text-align: end; vertical-align: baseline; }
th:first-child { text-align: start; }
td { text-align: end; vertical-align: baseline; padding-inline-start: 2mm; }
.facts bdi:first-child { flex: none; }
.facts bdi:last-child { text-align: end; }
.facts { border-block-start: 0.3mm dashed; padding-block-start: 2mm; }
.code svg { width: 28mm; height: 28mm; }
.code p { font-weight: 700; letter-spacing: 0.05em; }
.signature { margin-block-start: 16mm; border-block-start: 0.3mm solid; }
hr { margin-block: 6mm; border: 0; border-block-start: 0.5mm dashed; }
`;
