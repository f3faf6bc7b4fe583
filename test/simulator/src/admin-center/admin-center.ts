import { createRandom } from '../random.ts';
import type { Simulator } from '../simulator.ts';
import type { AdminCenterWorld } from './center-world.ts';
import { answerFrameHost, FRAME_ORIGIN } from './frame-host.ts';
import { type AdminCenterSettings, DEFAULT_SETTINGS } from './settings.ts';
import { answerTopHost, TOP_ORIGINS } from './top-host.ts';

export interface AdminCenterOptions extends Partial<AdminCenterSettings> {
  /** Holds the directories; what is clicked here changes them. */
  simulator: Pick<Simulator, 'directory'>;
  /** The directory of addresses that name none. */
  directoryId: string;
  /** The time in milliseconds since the epoch; the simulator's, if it has its own. Default `Date.now`. */
  now?: () => number;
  /** Decides every generated id and secret. Default 2. */
  seed?: number;
}

/** The admin center's pages, over the live directories of a simulator. */
export interface AdminCenter {
  /** Answers a request to one of the admin center's hosts; null for any other host. */
  handle(request: Request): Promise<Response | null>;
  readonly settings: AdminCenterSettings;
}

/**
 * Makes an admin center.
 *
 * @example
 * const adminCenter = createAdminCenter({ simulator, directoryId: GTG.directoryId, language: 'de' });
 * const page = await adminCenter.handle(new Request('https://entra.microsoft.com/#home'));
 */
export function createAdminCenter(options: AdminCenterOptions): AdminCenter {
  const { simulator, directoryId, now = Date.now, seed = 2, ...settings } = options;
  const world: AdminCenterWorld = {
    simulator,
    directoryId,
    settings: { ...DEFAULT_SETTINGS, delays: { ...DEFAULT_SETTINGS.delays }, ...settings },
    now,
    random: createRandom(seed),
    owned: new Set(),
  };
  return {
    settings: world.settings,
    async handle(request) {
      const { origin } = new URL(request.url);
      if (TOP_ORIGINS.includes(origin)) return answerTopHost(world, request);
      return origin === FRAME_ORIGIN ? answerFrameHost(world, request) : null;
    },
  };
}
