/** Cloudflare's API, as far as making and finding stores goes: https://developers.cloudflare.com/api */

/** How to prove who asks; what `wrangler login` and the environment give. */
export type Authorization = { token: string } | { key: string; email: string };

/** Cloudflare said no; the message is Cloudflare's own. */
export class CloudflareError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface Account {
  id: string;
  name: string;
}

/** Calls of one account. Every one throws `CloudflareError`. */
export interface Cloudflare {
  accounts(): Promise<Account[]>;
  /** @returns title → id */
  namespaces(account: string): Promise<Map<string, string>>;
  makeNamespace(account: string, title: string): Promise<string>;
  /** @returns name → id */
  databases(account: string): Promise<Map<string, string>>;
  makeDatabase(account: string, name: string): Promise<string>;
  queues(account: string): Promise<string[]>;
  makeQueue(account: string, name: string): Promise<void>;
  /** @returns names; none where there is no such Worker */
  secrets(account: string, worker: string): Promise<string[]>;
  /** @returns names of all keys */
  keys(account: string, namespace: string): Promise<string[]>;
  /** @returns those that are there; a key that was deleted meanwhile is missing */
  values(account: string, namespace: string, keys: readonly string[]): Promise<Map<string, string>>;
  write(account: string, namespace: string, values: ReadonlyMap<string, string>): Promise<void>;
  /** @returns rows of one statement */
  query(account: string, database: string, sql: string): Promise<Record<string, unknown>[]>;
}

interface Answer {
  success?: boolean;
  errors?: { code: number; message: string }[];
  result?: unknown;
  result_info?: { cursor?: string; page?: number; total_pages?: number };
}

/** Most entries of a page that all lists used here give. */
const PAGE = 100;
/** Most keys of one reading of values, and most values of one writing. */
const BULK_READ = 100;
const BULK_WRITE = 5_000;

/** @param base address of the API, without a slash at the end */
export function createCloudflare(base: string, authorization: Authorization): Cloudflare {
  const proof: Record<string, string> =
    'token' in authorization
      ? { Authorization: `Bearer ${authorization.token}` }
      : { 'X-Auth-Key': authorization.key, 'X-Auth-Email': authorization.email };

  async function ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { ...proof, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json().catch(() => ({}))) as Answer;
    if (response.ok && answer.success !== false) return answer;
    const said = answer.errors?.map(({ message, code }) => `${message} (${code})`).join(', ');
    throw new CloudflareError(response.status, said || `HTTP ${response.status}`);
  }

  async function list<Entry>(path: string): Promise<Entry[]> {
    const all: Entry[] = [];
    for (let page = 1; ; page++) {
      const answer = await ask('GET', `${path}?page=${page}&per_page=${PAGE}`);
      const entries = (answer.result ?? []) as Entry[];
      all.push(...entries);
      if (entries.length < PAGE && page >= (answer.result_info?.total_pages ?? 1)) return all;
    }
  }

  const kv = (account: string) => `/accounts/${account}/storage/kv/namespaces`;
  const d1 = (account: string) => `/accounts/${account}/d1/database`;

  return {
    accounts: () => list<Account>('/accounts'),
    async namespaces(account) {
      const found = await list<{ id: string; title: string }>(kv(account));
      return new Map(found.map(({ title, id }) => [title, id]));
    },
    async makeNamespace(account, title) {
      return ((await ask('POST', kv(account), { title })).result as { id: string }).id;
    },
    async databases(account) {
      const found = await list<{ uuid: string; name: string }>(d1(account));
      return new Map(found.map(({ name, uuid }) => [name, uuid]));
    },
    async makeDatabase(account, name) {
      return ((await ask('POST', d1(account), { name })).result as { uuid: string }).uuid;
    },
    async queues(account) {
      return (await list<{ queue_name: string }>(`/accounts/${account}/queues`)).map(({ queue_name }) => queue_name);
    },
    async makeQueue(account, name) {
      await ask('POST', `/accounts/${account}/queues`, { queue_name: name });
    },
    async secrets(account, worker) {
      try {
        const { result } = await ask('GET', `/accounts/${account}/workers/scripts/${worker}/secrets`);
        return ((result ?? []) as { name: string }[]).map(({ name }) => name);
      } catch (error) {
        if (error instanceof CloudflareError && error.status === 404) return [];
        throw error;
      }
    },
    async keys(account, namespace) {
      const names: string[] = [];
      for (let cursor = ''; ; ) {
        const after = cursor && `&cursor=${encodeURIComponent(cursor)}`;
        const answer = await ask('GET', `${kv(account)}/${namespace}/keys?limit=1000${after}`);
        names.push(...((answer.result ?? []) as { name: string }[]).map(({ name }) => name));
        cursor = answer.result_info?.cursor ?? '';
        if (!cursor) return names;
      }
    },
    async values(account, namespace, keys) {
      const all = new Map<string, string>();
      for (let at = 0; at < keys.length; at += BULK_READ) {
        const some = keys.slice(at, at + BULK_READ);
        const { result } = await ask('POST', `${kv(account)}/${namespace}/bulk/get`, { keys: some, type: 'text' });
        const { values } = result as { values: Record<string, string | null> };
        for (const [key, value] of Object.entries(values)) if (value !== null) all.set(key, value);
      }
      return all;
    },
    async write(account, namespace, values) {
      const pairs = [...values].map(([key, value]) => ({ key, value }));
      for (let at = 0; at < pairs.length; at += BULK_WRITE) {
        await ask('PUT', `${kv(account)}/${namespace}/bulk`, pairs.slice(at, at + BULK_WRITE));
      }
    },
    async query(account, database, sql) {
      const { result } = await ask('POST', `${d1(account)}/${database}/query`, { sql });
      return (result as { results: Record<string, unknown>[] }[])[0]?.results ?? [];
    },
  };
}
