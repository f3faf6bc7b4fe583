import type { Directory } from '../directory.ts';
import type { World } from '../world.ts';
import type { DeltaTokens } from './delta.ts';
import type { PageTokens } from './paging.ts';
import type { Query } from './query.ts';

/** One authorized request to Graph, as its handlers see it. */
export interface GraphContext {
  world: World;
  directory: Directory;
  /** The application permissions in the token, frozen when it was minted. */
  roles: readonly string[];
  url: URL;
  /** The path below the version, in parts. */
  segments: readonly string[];
  query: Query;
  pageTokens: PageTokens;
  deltaTokens: DeltaTokens;
}
