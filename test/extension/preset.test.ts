import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { draft } from '../../extension/panel/drafts.ts';
import { managedSchema, POLICY } from '../../extension/policy.ts';
import { followPreset, readPreset } from '../../extension/preset.ts';
import { type Connection, connectionItem } from '../../extension/service/connection.ts';
import { serviceOrigin } from '../../extension/worker-api.ts';
import { ROOT } from '../local/bundle.ts';
import { EXTENSION_ID, FIREFOX_ID } from '../local/extension-client.ts';

/** What an organization presets: read from its policy, and followed. */

const SERVICE = 'https://entra.example.com';
const CONNECTION: Connection = {
  origin: 'https://other.example',
  accessToken: 'fake-access-token',
  refreshToken: 'fake-refresh-token',
  expiresAt: 0,
  scopes: [],
  tenantId: 'gtg',
  tenantName: 'GTG',
  person: 'Ada',
};

let policy: Record<string, unknown> | Error;
beforeEach(() => {
  fakeBrowser.reset();
  policy = {};
  vi.spyOn(fakeBrowser.storage.managed, 'get').mockImplementation(async () => {
    if (policy instanceof Error) throw policy;
    return policy;
  });
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('no network'));
});

test('takes what is set, and nothing that is not text', async () => {
  policy = { serviceAddress: ` ${SERVICE} `, productionAssistOrigin: 7, other: 'x' };
  expect(await readPreset()).toEqual({ 'service address': SERVICE });
  policy = { serviceAddress: '', productionAssistOrigin: 'https://production-assist.example' };
  expect(await readPreset()).toEqual({ 'form address': 'https://production-assist.example' });
});

test('where there is no policy nothing is preset: Firefox refuses, Chrome has an empty one', async () => {
  expect(await readPreset()).toEqual({});
  policy = new Error('Managed storage manifest not found');
  expect(await readPreset()).toEqual({});
});

test('a change of the policy counts at once, where the browser tells of it', async () => {
  const taken: object[] = [];
  await followPreset(serviceOrigin, (preset) => taken.push(preset));
  policy = { serviceAddress: SERVICE };
  await fakeBrowser.storage.onChanged.trigger({ language: { newValue: 'de' } }, 'local');
  await fakeBrowser.storage.onChanged.trigger({ serviceAddress: { newValue: SERVICE } }, 'managed');
  await vi.waitFor(() => expect(taken).toEqual([{}, { 'service address': SERVICE }]));
});

describe('a connection', () => {
  beforeEach(() => connectionItem.write(CONNECTION));

  test('to another service than the preset one is ended', async () => {
    policy = { serviceAddress: SERVICE };
    await followPreset(serviceOrigin, () => undefined);
    expect(await connectionItem.read()).toBeNull();
  });

  test.each([{ serviceAddress: 'other.example/' }, {}])('stays with %j', async (set) => {
    policy = set;
    await followPreset(serviceOrigin, () => undefined);
    expect(await connectionItem.read()).toEqual(CONNECTION);
  });
});

test('a field nobody has preset is the person’s', () => {
  const [, write] = draft('form address');
  write?.('https://typed.example');
  expect(draft('form address')[0]).toBe('https://typed.example');
});

describe('the schema and docs/managed-browsers.md', () => {
  const page = readFileSync(join(ROOT, 'docs/managed-browsers.md'), 'utf8');
  const [chrome, firefox] = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => JSON.parse(json ?? ''));

  test('name the same settings', () => {
    const names = Object.keys(POLICY);
    expect(Object.keys(managedSchema().properties)).toEqual(names);
    expect([...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)).toEqual(names);
    expect(Object.keys(chrome['3rdparty'].extensions[EXTENSION_ID])).toEqual(names);
    expect(Object.keys(firefox.policies['3rdparty'].Extensions[FIREFOX_ID])).toEqual(names);
  });

  test('the examples are taken', async () => {
    policy = chrome['3rdparty'].extensions[EXTENSION_ID];
    expect(Object.values(await readPreset())).toEqual(Object.values(policy));
  });
});
