import { SHOW_TARGETS, type ShowTarget } from '@production-assist/shared/show-targets';
import * as v from 'valibot';
import type { PageFacts } from './portal/facts.ts';

/**
 * What the extension's parts say to each other. Every message is parsed before it is believed, and every sender is
 * looked at: a page can be anybody's.
 */

/** The admin center, the only page that is read. */
export const ADMIN_CENTER = 'https://entra.microsoft.com';

/** From a page to the background. `facts: null`: a page that is not the guide's. `where`: a frame asks what it is in. */
export type PageMessage = { type: 'facts'; facts: PageFacts | null } | { type: 'where' } | { type: 'words' };

/** Answer to `where`: the address of the admin center's page; null where the frame is in another site. */
export const whereAnswer = v.strictObject({ url: v.nullable(v.string()) });
export type WhereAnswer = v.InferOutput<typeof whereAnswer>;

/** From the panel to the scripts in a tab. */
export type PanelMessage =
  | { type: 'read' }
  | { type: 'show'; target: ShowTarget }
  | { type: 'take-secret' }
  | { type: 'report' };

/**
 * Reads a message of the panel strictly: nothing missing, nothing besides. By hand, because every page of the admin
 * center carries this and a schema library would be a tenth of it.
 *
 * @returns null where it is none
 */
export function readPanelMessage(message: unknown): PanelMessage | null {
  if (typeof message !== 'object' || message === null) return null;
  const { type, target, ...rest } = message as Record<string, unknown>;
  if (Object.keys(rest).length > 0) return null;
  if (type === 'show') {
    const known = SHOW_TARGETS.find((name) => name === target);
    return known ? { type, target: known } : null;
  }
  if ('target' in message) return null;
  return type === 'read' || type === 'take-secret' || type === 'report' ? { type } : null;
}

/** Who sent a message, as the browser says. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined; windowId: number; url?: string | undefined } | undefined;
}

/** A page we read: which tab, and whether it is an inner frame. `url` is the admin center's address. */
export interface PageSender {
  tabId: number;
  windowId: number;
  framed: boolean;
  url: string;
}

/**
 * The page that sent a message, or null where we do not listen to it: only our own scripts, in the top document of
 * the admin center or in a frame of the portal inside it.
 */
export function pageSender(sender: Sender, ownId: string): PageSender | null {
  const { tab } = sender;
  if (sender.id !== ownId || tab?.id === undefined || sender.frameId === undefined) return null;
  const { id: tabId, windowId } = tab;
  if (sender.frameId === 0) {
    return originOf(sender.url) === ADMIN_CENTER ? { tabId, windowId, framed: false, url: sender.url ?? '' } : null;
  }
  const inside = originOf(tab.url) === ADMIN_CENTER && isPortalFrame(sender.url);
  return inside ? { tabId, windowId, framed: true, url: tab.url ?? '' } : null;
}

/** Whether a message comes from one of the extension's own pages, such as the panel. */
export function isOwnPage(sender: Sender, ownId: string, ownOrigin: string): boolean {
  return sender.id === ownId && originOf(sender.url) === originOf(ownOrigin);
}

/** Whether an address is one of the frames that hold the portal's newer pages. */
export function isPortalFrame(url: string | undefined): boolean {
  const parsed = url === undefined ? null : URL.parse(url);
  return parsed?.protocol === 'https:' && parsed.hostname.endsWith('.portal.azure.net');
}

function originOf(url: string | undefined): string | null {
  const parsed = url === undefined ? null : URL.parse(url);
  // `origin` of an extension's address is "null" in some engines.
  return parsed ? `${parsed.protocol}//${parsed.host}` : null;
}
