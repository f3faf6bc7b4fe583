import type { WorkerConfig } from './needed.ts';
import type { Settings } from './settings.ts';

/** Where the stores are: ids of one account. */
export interface StoreIds {
  /** Binding → id. */
  namespaces: Record<string, string>;
  databaseId: string;
}

/**
 * The configuration wrangler deploys with: `wrangler.toml`, the deployment's settings, and the ids that were found.
 *
 * @returns to be written as JSON beside `wrangler.toml`, because the paths in it are relative
 */
export function deployedConfig(
  worker: WorkerConfig,
  settings: Settings,
  accountId: string,
  ids: StoreIds,
): Record<string, unknown> {
  const names = [settings.vars.PUBLIC_ORIGIN, ...settings.otherOrigins].map((origin) => new URL(origin).hostname);
  // All of them each time: a domain that is missing here is taken from the Worker.
  const domains = [...new Set(names)].filter((name) => !isOnWorkersDev(name));
  const { analytics_engine_datasets, ...rest } = worker;
  return {
    ...rest,
    account_id: accountId,
    workers_dev: names.some(isOnWorkersDev),
    // Addresses of single versions would lead past whatever stands in front of the service's own.
    preview_urls: false,
    ...(domains.length ? { routes: domains.map((pattern) => ({ pattern, custom_domain: true })) } : {}),
    kv_namespaces: worker.kv_namespaces.map((entry) => ({ ...entry, id: idOf(ids, entry.binding) })),
    d1_databases: worker.d1_databases.map((entry) => ({ ...entry, database_id: ids.databaseId })),
    ...(settings.metrics && analytics_engine_datasets ? { analytics_engine_datasets } : {}),
    vars: { ...worker.vars, ...settings.vars },
    ...(settings.vars.EMAIL_SENDER ? { send_email: [{ name: 'EMAIL' }] } : {}),
  };
}

const isOnWorkersDev = (name: string) => name.endsWith('.workers.dev');

function idOf({ namespaces }: StoreIds, binding: string): string {
  const id = namespaces[binding];
  if (!id) throw new Error(`There is no KV namespace for ${binding}`);
  return id;
}
