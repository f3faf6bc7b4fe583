import type { CloudflareApi } from './cloudflare-api.ts';
import type { Result, Route } from './cloudflare-route.ts';

/** The Worker itself: its secrets, its versions, where it is reached. */
export function workerRoutes(api: CloudflareApi): Route[] {
  const worker = (then: () => Result): Result =>
    api.secrets ? then() : { status: 404, code: 10007, message: 'This Worker does not exist on your account.' };
  return [
    [
      /^GET .*\/scripts\/[\w-]+\/secrets$/,
      () => worker(() => ({ result: [...(api.secrets ?? [])].map(([name]) => ({ name, type: 'secret_text' })) })),
    ],
    [
      /^PUT .*\/scripts\/[\w-]+\/secrets$/,
      ({ body }) =>
        worker(() => {
          const { name, text } = JSON.parse(body.toString());
          api.secrets?.set(name, text);
          // The same code with other secrets is a version too, and online at once.
          if (api.uploads.length) goOnline(api, `version-${api.uploads.length}-${api.online.length}`);
          return { result: { name, type: 'secret_text' } };
        }),
    ],
    [
      /^PATCH .*\/scripts\/[\w-]+\/secrets-bulk$/,
      ({ body }) =>
        worker(() => {
          const { secrets } = JSON.parse(body.toString()) as { secrets: Record<string, { text: string }> };
          for (const [name, { text }] of Object.entries(secrets)) api.secrets?.set(name, text);
          return { result: {} };
        }),
    ],
    [
      /^(?:PUT .*\/scripts\/[\w-]+|POST .*\/scripts\/[\w-]+\/versions)$/,
      async ({ body, type, path }) => {
        const form = await new Response(new Uint8Array(body), { headers: { 'Content-Type': type } }).formData();
        const metadata = JSON.parse(String(form.get('metadata')));
        const inherited = (metadata.bindings ?? []).filter(({ type }: { type: string }) => type === 'inherit');
        const lost = inherited.filter(({ name }: { name: string }) => !api.secrets?.has(name));
        if (lost.length) return { status: 400, code: 10057, message: `inherit binding '${lost[0].name}' is invalid` };
        // A draft that secrets can be given to has no bindings.
        const isDraft = !api.secrets || !metadata.bindings?.length;
        if (!isDraft) api.uploads.push(metadata);
        const version = `version-${api.uploads.length}`;
        // What is uploaded as a version goes online by a call of its own.
        api.secrets ??= new Map();
        if (!isDraft && !path.endsWith('/versions')) goOnline(api, version);
        return {
          result: {
            id: path.endsWith('/versions') ? version : 'worker',
            resources: { script: { etag: 'e' } },
            deployment_id: 'd',
            startup_time_ms: 1,
            etag: 'e',
            pipeline_hash: 'p',
            mutable_pipeline_id: 'm',
          },
        };
      },
    ],
    [
      /^GET .*\/workers\/services\/[\w-]+$/,
      () =>
        worker(() => ({
          result: {
            default_environment: { environment: 'production', script: { last_deployed_from: 'wrangler', tag: 't' } },
          },
        })),
    ],
    [
      /^GET .*\/services\/[\w-]+\/environments\/\w+$/,
      () => worker(() => ({ result: { script: { last_deployed_from: 'wrangler' } } })),
    ],
    [/^GET .*\/scripts\/[\w-]+\/deployments$/, () => ({ result: { deployments: deployments(api) } })],
    [
      /^POST .*\/scripts\/[\w-]+\/deployments$/,
      ({ body }) => {
        const { versions } = JSON.parse(body.toString()) as { versions: { version_id: string }[] };
        for (const { version_id } of versions) {
          // A version has its secrets with it: what was given since is gone with the version it made.
          const kept = api.versionSecrets.get(version_id);
          if (kept) api.secrets = new Map(kept);
          goOnline(api, version_id);
        }
        return { result: { id: 'd' } };
      },
    ],
    [/^GET .*\/scripts\/[\w-]+\/versions\/(version-[\d-]+)$/, ({ found }) => ({ result: versionOf(found) })],
    [/^GET .*\/scripts\/[\w-]+\/(?:versions|settings)$/, () => ({ result: { items: [], bindings: [] } })],
    [
      /^GET .*\/workers\/workers\/([\w-]+)$/,
      ({ found }) => ({
        result: { id: 'w', name: found, subdomain: { enabled: api.onWorkersDev, previews_enabled: false } },
      }),
    ],
    [
      /^POST .*\/scripts\/[\w-]+\/subdomain$/,
      ({ body }) => {
        api.onWorkersDev = JSON.parse(body.toString()).enabled;
        return { result: { enabled: api.onWorkersDev, previews_enabled: false } };
      },
    ],
    [
      /\/scripts\/[\w-]+\/(schedules|subdomain|script-settings)$/,
      () => ({ result: { enabled: api.onWorkersDev, previews_enabled: false } }),
    ],
    [/\/workers\/subdomain$/, () => ({ result: { subdomain: 'example' } })],
    [/\/scripts\/[\w-]+\/assets-upload-session$/, () => ({ result: { jwt: 'assets', buckets: [] } })],
  ];
}

/** A version is what runs from now on, with the secrets there are. */
function goOnline(api: CloudflareApi, version: string): void {
  api.online.push(version);
  api.versionSecrets.set(version, new Map(api.secrets));
}

/** What went online, the newest first. */
function deployments({ online }: CloudflareApi): object[] {
  return online
    .map((version_id, at) => ({
      id: `deployment-${at}`,
      created_on: dayOf(at),
      author_email: 'operator@example.com',
      source: 'wrangler',
      strategy: 'percentage',
      annotations: {},
      versions: [{ version_id, percentage: 100 }],
    }))
    .reverse();
}

function versionOf(id: string): object {
  const metadata = { created_on: dayOf(0), author_email: 'operator@example.com', source: 'wrangler' };
  return { id, number: 1, metadata, annotations: {}, resources: { bindings: [], script: {}, script_runtime: {} } };
}

/** One a day, so that they have an order. */
const dayOf = (at: number) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString();
