import { createHash } from 'node:crypto';
import type { CloudflareApi } from './cloudflare-api.ts';
import type { Route } from './cloudflare-route.ts';
import type { Stores } from './stores.ts';

/** As Cloudflare refuses an id the account has no database of. */
const NO_DATABASE = { status: 404, code: 7404, message: 'The database could not be found' };

/** What is in the KV namespaces and the database, and the files in which a database travels. */
export function storeRoutes(api: CloudflareApi, stores: Stores): Route[] {
  const files = new Map<string, Buffer>();
  return [
    [
      /^GET .*\/namespaces\/(\w+)\/keys$/,
      async ({ found }) => ({ result: (await (await stores.namespace(found)).list()).keys }),
    ],
    [
      /^POST .*\/namespaces\/(\w+)\/bulk\/get$/,
      async ({ found, body }) => {
        const { keys } = JSON.parse(body.toString()) as { keys: string[] };
        const kv = await stores.namespace(found);
        const values = await Promise.all(keys.map(async (key) => [key, await kv.get(key)]));
        return { result: { values: Object.fromEntries(values) } };
      },
    ],
    [
      /^PUT .*\/namespaces\/(\w+)\/bulk$/,
      async ({ found, body }) => {
        const kv = await stores.namespace(found);
        for (const { key, value } of JSON.parse(body.toString())) await kv.put(key, value);
        return { result: {} };
      },
    ],
    [
      /^GET .*\/d1\/database\/([\w-]+)$/,
      ({ found }) =>
        api.databases.has(found)
          ? { result: { uuid: found, name: api.databases.get(found), version: 'production' } }
          : NO_DATABASE,
    ],
    [
      /^GET .*\/d1\/database\/([\w-]+)\/time_travel\/bookmark$/,
      ({ found, url }) =>
        api.databases.has(found) ? { result: { bookmark: `at ${url.searchParams.get('timestamp')}` } } : NO_DATABASE,
    ],
    [
      /^POST .*\/d1\/database\/([\w-]+)\/time_travel\/restore$/,
      ({ found, url }) => {
        const bookmark = url.searchParams.get('bookmark');
        api.turnedBack.push(`${found} ${bookmark}`);
        return { result: { bookmark, previous_bookmark: 'before' } };
      },
    ],
    [
      /^POST .*\/d1\/database\/([\w-]+)\/query$/,
      async ({ found, body }) =>
        api.databases.has(found) ? { result: await stores.query(JSON.parse(body.toString()).sql) } : NO_DATABASE,
    ],
    [
      /^POST .*\/d1\/database\/[\w-]+\/export$/,
      async () => {
        files.set('export.sql', Buffer.from(await stores.dump()));
        return {
          result: {
            success: true,
            status: 'complete',
            messages: [],
            result: { filename: 'export.sql', signed_url: `${api.url}/files/export.sql` },
          },
        };
      },
    ],
    [
      /^POST .*\/d1\/database\/[\w-]+\/import$/,
      async ({ body }) => {
        const { action, filename } = JSON.parse(body.toString());
        if (action === 'init') return { result: { upload_url: `${api.url}/files/import.sql`, filename: 'import.sql' } };
        const num_queries = await stores.load(String(files.get(filename)));
        const meta = { duration: 1, rows_read: 0, rows_written: 0, size_after: 0 };
        return {
          result: {
            success: true,
            status: 'complete',
            messages: [],
            result: { num_queries, final_bookmark: 'b', meta },
          },
        };
      },
    ],
    [
      /^PUT \/files\/([\w.]+)$/,
      ({ found, body }) => {
        files.set(found, body);
        return { etag: createHash('md5').update(body).digest('hex') };
      },
    ],
    [/^GET \/files\/([\w.]+)$/, ({ found }) => ({ text: String(files.get(found)) })],
  ];
}
