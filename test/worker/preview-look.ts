import type { Preview } from '@production-assist/shared/api';
import type { Cloud } from '@production-assist/shared/clouds';
import type { Language } from '@production-assist/shared/texts/texts';
import { expect } from 'vitest';
import { texts } from '../../worker/src/language.ts';
import type { TestDirectory } from '../local/directories.ts';
import { expectSound } from '../local/preview-rules.ts';
import { expectStatus, type Harness } from './harness.ts';

export interface Looking {
  /** Body of the call; none: what is saved. */
  values?: {
    cloud?: Cloud;
    directoryId?: string;
    clientId?: string;
    clientSecret?: string;
    secretExpiresOn?: string | null;
  };
  /** What was saved and differs from the test directory. */
  saved?: { cloud?: Cloud; directoryId?: string; clientId?: string };
  language?: Language;
}

/** Makes a preview through the Worker and checks what holds for all: sound, nothing written, no secret told. */
export async function look(
  h: Harness,
  tenantId: string,
  directory: TestDirectory,
  { values, saved, language = 'en' }: Looking = {},
): Promise<Preview> {
  const before = await everythingStored(h);
  const headers = { 'accept-language': language };
  const path = `/api/tenants/${tenantId}/preview`;
  const { body, text } = await expectStatus(200, h.call<Preview>('POST', path, values, { headers }));
  expect(await everythingStored(h)).toEqual(before);
  const { directoryId, clientId } = directory;
  expectSound(body, { cloud: 'global', directoryId, clientId, ...saved, ...values }, texts(language));
  for (const secret of [directory.secret, values?.clientSecret ?? directory.secret]) {
    expect(text).not.toContain(secret);
    expect(h.logs.join('\n')).not.toContain(secret);
  }
  expect(h.logs.join('\n')).not.toMatch(/AADSTS\d+:|Trace ID:/);
  return body;
}

/** A run of the same connection ends with the failure the preview showed. */
export async function expectRunFailsAlike(h: Harness, tenantId: string, preview: Preview): Promise<void> {
  const run = await h.run(tenantId);
  expect(run.state).toBe(preview.failure ? 'failed' : 'succeeded');
  expect(run.failure?.code ?? null).toBe(preview.failure?.code ?? null);
  expect(run.failure?.fix ?? null).toBe(preview.failure?.fix ?? null);
}

/** Requests a directory has seen, by kind. */
export function asked(h: Harness, directoryId: string, kind: string): number {
  return h.simulator.requestsFor(directoryId).filter((request) => request.kind === kind).length;
}

/**
 * All rows of all tables as one text, and the names of all sealed values. One query, because there is one before and
 * one after every preview.
 */
export async function everythingStored({ worker }: Harness): Promise<unknown> {
  everyRow ??= selectEveryRow(worker);
  const [rows, sealed] = await Promise.all([worker.d1.prepare(await everyRow).all(), worker.kv.list()]);
  return { rows: rows.results, sealed: sealed.keys.map((key) => key.name) };
}

let everyRow: Promise<string> | undefined;

async function selectEveryRow({ d1 }: Harness['worker']): Promise<string> {
  const { results } = await d1
    .prepare(
      `SELECT tables.name AS name, json_group_array(columns.name) AS columns
       FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
       WHERE tables.type = 'table' AND tables.name NOT GLOB '_cf*' AND tables.name NOT GLOB 'sqlite_*'
       GROUP BY tables.name`,
    )
    .all<{ name: string; columns: string }>();
  const tables = results.map(({ name, columns }) => {
    const list = (JSON.parse(columns) as string[]).map((column) => `"${column}"`).join(', ');
    return `(SELECT json_group_array(json_array(${list})) FROM "${name}") AS "${name}"`;
  });
  return `SELECT ${tables.join(', ')}`;
}
