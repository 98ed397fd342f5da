import type { ReactElement } from 'react';

const PATHS = {
  close: 'M6 6l12 12M18 6L6 18',
  search: 'M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14M20.5 20.5L16 16',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  remove: 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10 11v5M14 11v5',
  back: 'M10 5l-7 7l7 7M3.5 12H21',
  erase: 'M8.5 5H20a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H8.5L2.5 12zM12 9.5l5 5M17 9.5l-5 5',
  basket: 'M3 9.5h18l-2 10H5zM8 9.5l3.5-6M16 9.5l-3.5-6M9.5 13v3.5M14.5 13v3.5',
  printer: 'M7 9V3.5h10V9M7 17H4V9.5h16V17h-3M7 14h10v6.5H7z',
  shop: 'M4 10v10h16V10M3 6.5L4.5 3.5h15L21 6.5v2a2.3 2.3 0 0 1-4.5 0a2.3 2.3 0 0 1-4.5 0a2.3 2.3 0 0 1-4.5 0A2.3 2.3 0 0 1 3 8.5zM9.5 20v-5.5h5V20',
  link: 'M9.5 14.5l5-5M8 11l-2.5 2.5a3.9 3.9 0 0 0 5.5 5.5L13.5 16.5M16 13l2.5-2.5a3.9 3.9 0 0 0-5.5-5.5L10.5 7.5',
  box: 'M3.5 7.5L12 3l8.5 4.5v9L12 21l-8.5-4.5zM3.5 7.5L12 12l8.5-4.5M12 12v9',
  list: 'M8.5 6H20M8.5 12H20M8.5 18H20M4 6h.01M4 12h.01M4 18h.01',
  check: 'M4.5 12.5l5 5l10-11',
  alert: 'M12 8.5v5M12 17h.01M10.3 4l-8 14a2 2 0 0 0 1.7 3h16a2 2 0 0 0 1.7-3l-8-14a2 2 0 0 0-3.4 0z',
  question: 'M9 9a3 3 0 1 1 4.2 2.8c-.8.4-1.2 1-1.2 1.9M12 17h.01M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18',
  barcode: 'M4 5v14M7.5 5v14M10 5v14M14 5v14M16.5 5v14M20 5v14',
  cash: 'M2.5 6.5h19v11h-19zM12 9.3a2.7 2.7 0 1 0 0 5.4a2.7 2.7 0 0 0 0-5.4M6 12h.01M18 12h.01',
  receipt:
    'M5 3.5v17l2.3-1.5l2.3 1.5L12 19l2.4 1.5l2.3-1.5l2.3 1.5v-17l-2.3 1.5l-2.3-1.5L12 5L9.6 3.5L7.3 5zM8.5 9.5h7M8.5 13.5h7',
  chevron: 'M7 10l5 5l5-5',
  edit: 'M4.5 19.5l1-4.5L16.2 4.3a1.8 1.8 0 0 1 2.5 0l1 1a1.8 1.8 0 0 1 0 2.5L9 18.5zM14 6.5l3.5 3.5',
  person: 'M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8M4.5 20.5a7.5 7.5 0 0 1 15 0',
  equals: 'M5 9h14M5 15h14',
  pause: 'M8.5 5v14M15.5 5v14',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
} as const;

export type IconName = keyof typeof PATHS;

/** A sign drawn in the colour of the text around it; never the only bearer of a meaning. */
export function Icon({
  name,
  size = 1.375,
}: {
  readonly name: IconName;
  readonly size?: number;
}): ReactElement {
  return (
    <svg
      viewBox="0 0 24 24"
      width={`${size}rem`}
      height={`${size}rem`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
