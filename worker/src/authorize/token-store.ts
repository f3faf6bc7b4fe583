import type { ClientInfo } from '@cloudflare/workers-oauth-provider';

/** What the authorization server's library asks of its store: these four calls of KV, with JSON and text in them. */
export interface TokenStore {
  get(key: string, options?: { type: 'json' } | 'json'): Promise<unknown>;
  put(key: string, value: string, options?: KVNamespacePutOptions): Promise<void>;
  delete(key: string): Promise<void>;
  list(options: KVNamespaceListOptions): Promise<KVNamespaceListResult<unknown>>;
}

const CLIENT = 'client:';
const GRANT = 'grant:';

/**
 * The store of one request: KV, with the one client that is known from configuration in front of it, so that nothing
 * about clients is ever stored, registered or stale.
 *
 * @param onGrantEnded is told the browser whose grant the library deletes, whatever its reason: a revocation, a code
 *   that was used twice
 */
export function tokenStore(kv: KVNamespace, client: ClientInfo, onGrantEnded: (browserId: string) => void): TokenStore {
  return {
    async get(key, options) {
      if (key.startsWith(CLIENT)) return key === CLIENT + client.clientId ? client : null;
      return options ? kv.get(key, 'json') : kv.get(key);
    },
    async put(key, value, options) {
      await kv.put(key, value, options);
    },
    async delete(key) {
      await kv.delete(key);
      // grant:<user>:<grant>, and our "user" is a browser.
      if (key.startsWith(GRANT)) onGrantEnded(key.slice(GRANT.length).split(':')[0] ?? '');
    },
    list: (options) => kv.list(options),
  };
}
