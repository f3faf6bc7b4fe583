import { Buffer } from 'node:buffer';
import type { LocalNamespace } from '../local/back-door.ts';
import type { LocalWorker } from '../local/worker.ts';

/** A text the Worker has stored, and where. */
export interface Stored {
  place: string;
  text: string;
}

/** Everything the Worker has stored: every value of every row, every key and value of KV, and what is packed in them. */
export async function everythingStored({ d1, kv, tokens }: LocalWorker): Promise<Stored[]> {
  const { results } = await d1
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'")
    .all<{ name: string }>();
  const names = results.map(({ name }) => name);
  const dump = await d1.batch<Record<string, unknown>>(names.map((name) => d1.prepare(`SELECT * FROM "${name}"`)));
  const rows = dump.flatMap(({ results: found }, i) =>
    found.flatMap((row) =>
      Object.entries(row).map(([column, value]) => ({ place: `D1 ${names[i]}.${column}`, text: String(value) })),
    ),
  );
  return [...rows, ...(await allOf('CREDENTIALS', kv)), ...(await allOf('TOKENS', tokens))];
}

async function allOf(binding: string, kv: LocalNamespace): Promise<Stored[]> {
  const stored: Stored[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await kv.list(cursor ? { cursor } : {});
    for (const { name, metadata } of page.keys) {
      const value = (await kv.get(name, 'text')) ?? '';
      // The parts of a JWE, and of whatever else puts dots between base64.
      const parts = value.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
      stored.push({
        place: `KV ${binding}`,
        text: [name, JSON.stringify(metadata ?? null), value, ...parts].join('\n'),
      });
    }
    if (page.list_complete) return stored;
    cursor = page.cursor;
  }
}
