import type { Guid } from './facts.ts';

const GUID = /(?<![0-9a-f-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f-])/gi;

/** The GUID in a text, in lower case; null where there is none, or more than one. */
export function guidIn(text: string): Guid | null {
  const found = guidsIn(text);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Every GUID in a text once, in lower case. */
function guidsIn(text: string): Guid[] {
  return [...new Set((text.match(GUID) ?? []).map((guid) => guid.toLowerCase()))];
}
