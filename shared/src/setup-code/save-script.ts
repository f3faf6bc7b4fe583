import type { SetupScript } from './set-up-code.ts';

/** How long a file's address is kept for the browser to take it, in ms. */
const TAKEN_MS = 10_000;

/** Saves a script as a file. Windows PowerShell takes one without a mark at its beginning for another alphabet. */
export function saveScript({ fileName, text }: SetupScript): void {
  const marked = fileName.endsWith('.ps1') ? `\ufeff${text}` : text;
  const url = URL.createObjectURL(new Blob([marked], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), TAKEN_MS);
}
