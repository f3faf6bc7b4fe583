import type { World } from './world.ts';

/** Notices an application that asks for tokens over and over instead of keeping the one it has. */
export interface SignInLoop {
  /** Counts one request and says whether it is one too many. */
  isLooping(directoryId: string, clientId: string): boolean;
}

/** Makes the counter; its limit is read from the settings at each request. */
export function createSignInLoop(world: World): SignInLoop {
  const times = new Map<string, number[]>();
  return {
    isLooping(directoryId, clientId) {
      const limit = world.settings.signInLoop;
      if (limit === null) return false;
      const key = `${directoryId} ${clientId}`;
      const recent = (times.get(key) ?? []).filter((time) => world.now() - time < limit.windowMs);
      recent.push(world.now());
      times.set(key, recent);
      return recent.length > limit.requests;
    },
  };
}
