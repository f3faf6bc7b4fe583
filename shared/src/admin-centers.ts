/**
 * The Entra admin center of each of Microsoft's clouds. Apart from the clouds' other hosts: scripts that run in pages
 * carry these and need no more.
 *
 * Source: learn.microsoft.com "National clouds", read 2026-11.
 */
export const ADMIN_CENTERS = {
  global: 'https://entra.microsoft.com',
  usgov: 'https://entra.microsoft.us',
  usdod: 'https://entra.microsoft.us',
  china: 'https://entra.microsoftonline.cn',
} as const;
