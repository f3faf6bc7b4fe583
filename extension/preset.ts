import { browser } from 'wxt/browser';
import type { Preset } from './panel/drafts.ts';
import type { PolicyName } from './policy.ts';
import { connectionItem } from './service/connection.ts';
import { disconnect } from './service/tokens.ts';

/** What an organisation has preset, as the panel needs it. Loaded apart: most browsers are nobody's but their user's. */

/** The origin of an address, or null where it is none. */
type OriginOf = (address: string) => string | null;

/** The field of the panel each setting is for. */
const FIELD_OF: Readonly<Record<PolicyName, keyof Preset>> = {
  serviceAddress: 'service address',
  productionAssistOrigin: 'form address',
};

/**
 * Tells what is preset, now and after each change of it (Chrome and Edge; Firefox reads its policy when it starts).
 * A connection to another service than the preset one is ended.
 *
 * @param originOf `serviceOrigin`, handed in: imported here it would be a file of its own to whoever opens the panel
 */
export async function followPreset(originOf: OriginOf, take: (preset: Preset) => void): Promise<void> {
  const look = async () => {
    const preset = await readPreset();
    await endOther(preset, originOf);
    take(preset);
  };
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'managed') void look();
  });
  await look();
}

/** @returns what is set and is text; whether it is an address is looked at where every address is */
export async function readPreset(): Promise<Preset> {
  // Firefox refuses where there is no policy; Chrome has an empty one.
  const managed: Record<string, unknown> = await browser.storage.managed.get(null).catch(() => ({}));
  return Object.fromEntries(
    Object.entries(FIELD_OF).flatMap(([name, field]) => {
      const value = managed[name];
      return typeof value === 'string' && value.trim() !== '' ? [[field, value.trim()]] : [];
    }),
  );
}

async function endOther(preset: Preset, originOf: OriginOf): Promise<void> {
  const address = preset['service address'];
  const connected = await connectionItem.read();
  if (address !== undefined && connected && connected.origin !== originOf(address)) await disconnect();
}
