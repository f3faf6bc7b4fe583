import type { AccessTokens } from './access-token.ts';
import type { Directory } from './directory.ts';
import type { Random } from './random.ts';
import type { Settings } from './settings.ts';
import type { IssuerMemory } from './sign-in-federation.ts';

/** What the simulated services share. */
export interface World {
  now(): number;
  random: Random;
  settings: Settings;
  /** By lower-case id. */
  directories: Map<string, Directory>;
  accessTokens: AccessTokens;
  /** Error answers of the sign-in service so far; their separators alternate. */
  signInErrors: number;
  /** What issuers outside have published, as far as it is remembered. */
  issuerMemory: IssuerMemory;
}

/** Finds a directory by its id or one of its domains, as the sign-in service does. */
export function findDirectory(world: World, name: string): Directory | undefined {
  const wanted = name.toLowerCase();
  const byId = world.directories.get(wanted);
  if (byId !== undefined) return byId;
  for (const directory of world.directories.values()) {
    if (directory.domains.some((domain) => domain.toLowerCase() === wanted)) return directory;
  }
  return undefined;
}
