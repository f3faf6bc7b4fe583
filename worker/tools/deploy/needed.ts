import * as v from 'valibot';

/** What the Worker stands on, by the names it has in an account. */
export interface Needed {
  worker: string;
  /** KV namespaces: binding → title. */
  namespaces: Record<string, string>;
  database: string;
  /** Queues, each before the ones whose dead letters it takes. */
  queues: string[];
}

const named = v.looseObject({ binding: v.string() });
const Config = v.looseObject({
  name: v.string(),
  kv_namespaces: v.array(named),
  d1_databases: v.pipe(v.array(v.looseObject({ binding: v.string(), database_name: v.string() })), v.length(1)),
  queues: v.looseObject({
    producers: v.array(v.looseObject({ queue: v.string() })),
    consumers: v.array(v.looseObject({ queue: v.string(), dead_letter_queue: v.optional(v.string()) })),
  }),
  vars: v.record(v.string(), v.unknown()),
});

/** `wrangler.toml`, parsed, with what is read of it here. */
export type WorkerConfig = v.InferOutput<typeof Config>;

/** @throws Error where `wrangler.toml` does not have what is read of it */
export function readWorkerConfig(parsed: unknown): WorkerConfig {
  const result = v.safeParse(Config, parsed);
  if (!result.success)
    throw new Error(`wrangler.toml: ${result.issues[0].message} at ${v.getDotPath(result.issues[0])}`);
  return result.output;
}

/** @returns names derived from `wrangler.toml` alone, so that what was made once is found again */
export function neededBy(config: WorkerConfig): Needed {
  const { producers, consumers } = config.queues;
  const dead = consumers.flatMap(({ dead_letter_queue }) => dead_letter_queue ?? []);
  const all = [...dead, ...producers.map(({ queue }) => queue), ...consumers.map(({ queue }) => queue)];
  return {
    worker: config.name,
    namespaces: Object.fromEntries(
      config.kv_namespaces.map(({ binding }) => [binding, `${config.name}-${binding.toLowerCase()}`]),
    ),
    database: config.d1_databases[0]?.database_name ?? config.name,
    queues: [...new Set(all)],
  };
}
