import type { Directory } from './directory.ts';
import type { World } from './world.ts';

const WINDOW_MS = 10_000;

/**
 * Resource units per ten seconds by number of users in the directory.
 *
 * Source: learn.microsoft.com "Microsoft Graph throttling limits", identity and access, read 2026-11.
 */
function unitsBySize(users: number): number {
  if (users < 50) return 3500;
  return users <= 500 ? 5000 : 8000;
}

/** Resource units of a request: a base by path, less where the answer is small. Never below 1. */
export function resourceUnits(segments: readonly string[], url: URL): number {
  let units = 1;
  if (segments[0] === 'users') units = 2;
  if (segments[0] === 'groups' && segments[2] === 'members') units = 3;
  if (segments[0] === 'groups' && segments[2] === 'transitiveMembers') units = 5;
  if (url.searchParams.has('$select')) units -= 1;
  const top = url.searchParams.get('$top');
  if (top !== null && Number(top) < 20) units -= 1;
  return Math.max(1, units);
}

/** The token buckets of Graph, one per application and directory. */
export interface Throttle {
  /** Takes the units, or answers the headers of a 429. */
  take(directory: Directory, clientId: string, units: number): { ok: true } | { ok: false; headers: Headers };
}

/** Makes the buckets; what they hold is read from the settings at each request. */
export function createThrottle(world: World): Throttle {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(directory, clientId, units) {
      const { throttle } = world.settings;
      if (throttle === null) return { ok: true };
      const { unitsPerTenSeconds } = throttle;
      const size = unitsPerTenSeconds === 'by-directory-size' ? unitsBySize(directory.users.size) : unitsPerTenSeconds;
      const perMs = size / WINDOW_MS;
      const key = `${directory.id} ${clientId}`;
      const now = world.now();
      const bucket = buckets.get(key) ?? { left: size, at: now };
      const left = Math.min(size, bucket.left + (now - bucket.at) * perMs);
      if (left >= units) {
        buckets.set(key, { left: left - units, at: now });
        return { ok: true };
      }
      buckets.set(key, { left, at: now });

      const waitSeconds = Math.max(1, Math.ceil((units - left) / perMs / 1000));
      const headers = new Headers();
      if (throttle.retryAfter === 'seconds') headers.set('Retry-After', String(waitSeconds));
      if (throttle.retryAfter === 'date') {
        headers.set('Retry-After', new Date(now + waitSeconds * 1000).toUTCString());
      }
      return { ok: false, headers };
    },
  };
}
