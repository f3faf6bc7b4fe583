import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { webBeside } from '../local/bundle.ts';
import type { Figure } from './figures.ts';
import { webFigures } from './web.ts';

/** What is sent to Cloudflare, and what the page's first load weighs. */
export async function sizeFigures(bundle: string): Promise<Figure[]> {
  const script = await readFile(bundle);
  return [
    {
      what: 'Worker bundle, KB gzip',
      measured: Math.round(gzipSync(script, { level: 9 }).length / 100) / 10,
      floor: 0,
      goal: 150,
      note: `${Math.round(script.length / 1000)} KB before gzip`,
    },
    ...(await webFigures(webBeside(bundle))),
  ];
}
