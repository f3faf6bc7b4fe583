import type { Random } from '../random.ts';
import type { Simulator } from '../simulator.ts';
import type { AdminCenterSettings } from './settings.ts';

/** What both hosts work with. */
export interface AdminCenterWorld {
  simulator: Pick<Simulator, 'directory'>;
  directoryId: string;
  settings: AdminCenterSettings;
  now(): number;
  random: Random;
  /** Client ids of the applications registered by clicking, which the signed-in account owns. */
  owned: Set<string>;
}
