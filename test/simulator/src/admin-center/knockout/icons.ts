import { type Markup, raw } from './markup.ts';

/** Line drawings on a 16 by 16 grid. */
const PATHS = {
  add: 'M8 2v12M2 8h12',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  chevronDown: 'M3 6l5 5 5-5',
  chevronRight: 'M6 3l5 5-5 5',
  close: 'M3 3l10 10M13 3L3 13',
  copy: 'M5 5V2h9v9h-3M2 5h9v9H2z',
  delete: 'M2 4h12M6 4V2h4v2M4 4l1 10h6l1-10',
  group:
    'M6 8a3 3 0 100-6 3 3 0 000 6zM1 14c0-3 2-4.5 5-4.5S11 11 11 14M11 2.5a3 3 0 010 5M12 9.8c2 .5 3 1.900 3 4.200',
  home: 'M2 8l6-6 6 6M4 7v7h3v-4h2v4h3V7',
  key: 'M5.500 11.500a3.500 3.500 0 100-7 3.500 3.500 0 000 7zM9 8h6v3M12 8v2',
  overview: 'M2 2h5v5H2zM9 2h5v5H9zM2 9h5v5H2zM9 9h5v5H9z',
  permissions: 'M8 1l6 2v5c0 3.500-2.500 6-6 7-3.500-1-6-3.500-6-7V3z',
  refresh: 'M13 5A6 6 0 1014 9M14 2v4h-4',
  registrations: 'M2 3h12v10H2zM2 6h12M5 9h3',
  search: 'M7 12A5 5 0 107 2a5 5 0 000 10zM11 11l4 4',
  tenant: 'M8 1l6 5-6 9-6-9z',
  warning: 'M8 2l7 12H1zM8 6v4M8 12v.5',
} as const;
export type IconName = keyof typeof PATHS;

/** An icon without text: it does not add to what a reader finds. */
export function icon(name: IconName): Markup {
  return raw(
    `<svg class="fxs-icon fxs-icon-${name}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d="${PATHS[name]}"/></svg>`,
  );
}
