import type { FrameAnswer } from '../frame-data.ts';
import { hashOf, type PageName } from '../routes.ts';

/** What the portal has told this frame in its address's fragment. */
const told = new URLSearchParams(location.hash.slice(1));
const language = new URL(location.href).searchParams.get('l');

/** True in the frame that waits for work and shows nothing. */
export const isPrewarmed = told.get('page') === null;

function endpoint(name: string): string {
  const query = new URLSearchParams({ directory: told.get('directory') ?? '', hash: told.get('hash') ?? '' });
  if (language !== null) query.set('l', language);
  return `/simulated/${name}?${query}`;
}

/** Reads what this frame shows. */
export async function readView(): Promise<FrameAnswer> {
  const response = await fetch(endpoint('view'));
  return response.json();
}

/** Does what was clicked. */
export async function change(name: string, body: object): Promise<Record<string, string>> {
  const response = await fetch(endpoint(name), { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
}

/** Asks the portal around this frame to open a page. */
export function openPage(page: PageName, ids: { clientId?: string; groupId?: string } = {}): void {
  const [portal] = location.ancestorOrigins;
  parent.postMessage({ openHash: hashOf(page, ids) }, portal ?? location.origin);
}

/** The same page as a link: it works when opened in a tab of its own, too. */
export function portalLink(page: PageName, ids: { clientId?: string; groupId?: string } = {}): string {
  return `${location.ancestorOrigins[0] ?? ''}/${told.get('directory') ?? ''}${hashOf(page, ids)}`;
}
