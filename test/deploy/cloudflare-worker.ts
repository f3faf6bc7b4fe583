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
      async ({ body, type }) => {
        const form = await new Response(new Uint8Array(body), { headers: { 'Content-Type': type } }).formData();
        const metadata = JSON.parse(String(form.get('metadata')));
        const inherited = (metadata.bindings ?? []).filter(({ type }: { type: string }) => type === 'inherit');
        const lost = inherited.filter(({ name }: { name: string }) => !api.secrets?.has(name));
        if (lost.length) return { status: 400, code: 10057, message: `inherit binding '${lost[0].name}' is invalid` };
        // A draft that secrets can be given to has no bindings.
        if (api.secrets && metadata.bindings?.length) api.uploads.push(metadata);
        api.secrets ??= new Map();
        return {
          result: {
            id: 'worker',
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
    [
      /^(?:GET|POST) .*\/scripts\/[\w-]+\/(?:deployments|versions|settings)$/,
      () => ({ result: { id: 'd', deployments: [], items: [], bindings: [] } }),
    ],
    [
      /^GET .*\/workers\/workers\/([\w-]+)$/,
      ({ found }) => ({ result: { id: 'w', name: found, subdomain: { enabled: false, previews_enabled: false } } }),
    ],
    [
      /\/scripts\/[\w-]+\/(schedules|subdomain|script-settings)$/,
      () => ({ result: { enabled: true, previews_enabled: false } }),
    ],
    [/\/workers\/subdomain$/, () => ({ result: { subdomain: 'example' } })],
    [/\/scripts\/[\w-]+\/assets-upload-session$/, () => ({ result: { jwt: 'assets', buckets: [] } })],
  ];
}
