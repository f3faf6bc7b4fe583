import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PageFacts } from '../../extension/portal/facts.ts';
import { receive } from '../../extension/receive.ts';
import { serviceItem } from '../../extension/service/connection.ts';
import {
  expireSecrets,
  forgetSecret,
  keepSecret,
  keepVerdict,
  languageItem,
  moveKept,
  SECRET_LIFE_MS,
  secretOf,
  secretsItem,
  setupsItem,
  startOver,
  verdictsItem,
  withoutExpired,
} from '../../extension/session.ts';
import { change, EMPTY_SETUPS } from '../../extension/setups.ts';
import type { Verdict } from '../../extension/verdict.ts';
import { settled } from './clock.ts';
import { ALL_PAGES, CLIENT, DIRECTORY, directoryPage, FAKE_SECRET, OTHER_DIRECTORY } from './facts.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');

const counts = { members: 1, fetched: 1, others: 0, processed: 1, skipped: 0 };
const VERDICT: Verdict = {
  at: NOW,
  directoryId: DIRECTORY,
  clientId: CLIENT,
  preview: {
    checks: [],
    complete: true,
    members: [{ objectId: CLIENT, displayName: 'Lena', email: 'lena@gtg.example', action: 'create' }],
    counts: { ...counts, create: 1, add: 0, update: 0, unchanged: 0, leavers: 0 },
  },
};

beforeEach(() => fakeBrowser.reset());

const everythingIn = async (area: 'local' | 'session') => JSON.stringify(await fakeBrowser.storage[area].get());

describe('the secret', () => {
  test('is kept in memory and nowhere on disk', async () => {
    await keepSecret(DIRECTORY, FAKE_SECRET, NOW);
    expect(await everythingIn('session')).toContain(FAKE_SECRET);
    expect(await everythingIn('local')).toBe('{}');
    expect((await secretOf(DIRECTORY, NOW))?.value).toBe(FAKE_SECRET);
  });

  test('belongs to one directory', async () => {
    await keepSecret(DIRECTORY, FAKE_SECRET, NOW);
    expect(await secretOf(OTHER_DIRECTORY, NOW)).toBeNull();
  });

  test('is there until the last moment and gone after it', async () => {
    await keepSecret(DIRECTORY, FAKE_SECRET, NOW);
    expect((await secretOf(DIRECTORY, NOW + SECRET_LIFE_MS - 1))?.value).toBe(FAKE_SECRET);
    expect((await secretOf(DIRECTORY, NOW + SECRET_LIFE_MS))?.value).toBeUndefined();
    expect(await everythingIn('session')).not.toContain(FAKE_SECRET);
  });

  test('another one that is kept clears what is too old', async () => {
    await keepSecret(DIRECTORY, FAKE_SECRET, NOW);
    await keepSecret(OTHER_DIRECTORY, `other${FAKE_SECRET}`, NOW + SECRET_LIFE_MS);
    expect((await secretsItem.read())[DIRECTORY]?.value).toBeUndefined();
  });

  test('is recognised in the form after it was forgotten', async () => {
    await keepSecret(DIRECTORY, FAKE_SECRET, NOW);
    await forgetSecret(DIRECTORY);
    const held = await secretOf(DIRECTORY, NOW);
    expect(held).toMatchObject({ fingerprint: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect(await everythingIn('session')).not.toContain(FAKE_SECRET);
  });

  test('moves along when the directory becomes known, and Microsoft’s answer with it', async () => {
    await keepSecret('window-1', FAKE_SECRET, NOW);
    await keepVerdict('window-1', VERDICT);
    await moveKept('window-1', DIRECTORY);
    expect((await secretOf(DIRECTORY, NOW))?.value).toBe(FAKE_SECRET);
    expect(await secretOf('window-1', NOW)).toBeNull();
    expect(await verdictsItem.read()).toEqual({ [DIRECTORY]: VERDICT });
  });

  test.each([
    ['later', NOW + 1, `other${FAKE_SECRET}`],
    ['earlier', NOW - 1, FAKE_SECRET],
  ])('where the directory has one that was taken %s, the later of the two stays', async (_, takenAt, stays) => {
    await keepSecret('window-1', FAKE_SECRET, NOW);
    await keepSecret(DIRECTORY, `other${FAKE_SECRET}`, takenAt);
    await moveKept('window-1', DIRECTORY);
    const kept = Object.entries(await secretsItem.read());
    expect(kept.map(([key, { value }]) => [key, value])).toEqual([[DIRECTORY, stays]]);
  });

  test('nothing is written where nothing has expired', async () => {
    await keepSecret(DIRECTORY, FAKE_SECRET, NOW);
    let writes = 0;
    secretsItem.watch(() => {
      writes += 1;
    });
    await expireSecrets(NOW + 1);
    expect(writes).toBe(0);
    expect(withoutExpired({}, NOW)).toEqual({});
  });
});

describe('starting over', () => {
  const OWN = fakeBrowser.runtime.id;
  const url = 'https://entra.microsoft.com/#home';
  const tell = (facts: PageFacts, windowId: number) =>
    receive(
      { type: 'facts', facts },
      { id: OWN, url, frameId: 0, tab: { id: windowId, windowId, url } },
      OWN,
      NOW + windowId,
    );
  const there: PageFacts = { ...directoryPage, directory: { id: OTHER_DIRECTORY, name: 'Contoso' } };
  /** Two windows in two directories, each with a secret and an answer of Microsoft’s. */
  async function fill(): Promise<void> {
    for (const page of ALL_PAGES) await tell(page, 1);
    await tell(there, 2);
    await setupsItem.change((state) =>
      change(state, OTHER_DIRECTORY, (setup) => ({ ...setup, typed: { clientId: CLIENT } })),
    );
    for (const [key, value] of [
      [DIRECTORY, FAKE_SECRET],
      [OTHER_DIRECTORY, `other${FAKE_SECRET}`],
    ] as const) {
      await keepSecret(key, value, NOW);
      await keepVerdict(key, VERDICT);
    }
    await languageItem.write('de');
    await serviceItem.write({ origin: 'https://pa.example', tenantId: 'gtg' });
  }

  test('forgets everything of the session, of every window and directory, and nothing that is on disk', async () => {
    await fill();
    expect(Object.keys(await fakeBrowser.storage.session.get()).sort()).toEqual(['secrets', 'setups', 'verdicts']);
    const disk = await everythingIn('local');
    await startOver(NOW + 1_000);
    expect(await fakeBrowser.storage.session.get()).toEqual({ startedOver: NOW + 1_000 });
    expect(await setupsItem.read()).toEqual(EMPTY_SETUPS);
    expect(await everythingIn('local')).toBe(disk);
    expect(disk).toContain('https://pa.example');
  });

  test('each window knows afterwards what its own open page shows, and no more', async () => {
    await fill();
    await startOver(NOW + 1_000);
    await tell(directoryPage, 1);
    await tell(there, 2);
    const { setups, windows } = await setupsItem.read();
    expect(windows).toEqual({ 1: DIRECTORY, 2: OTHER_DIRECTORY });
    expect(
      Object.entries(setups).map(([key, setup]) => [key, setup.directory?.name, setup.applications, setup.typed]),
    ).toEqual([
      [DIRECTORY, 'GTG', {}, {}],
      [OTHER_DIRECTORY, 'Contoso', {}, {}],
    ]);
  });

  test('what was being written while everything was forgotten does not come back', async () => {
    await fill();
    await Promise.all([
      setupsItem.change(async (state) => {
        await settled();
        return state;
      }),
      startOver(NOW + 1_000),
    ]);
    expect(await setupsItem.read()).toEqual(EMPTY_SETUPS);
  });

  test('an answer of Microsoft’s that was asked for before comes too late, one that is asked for after does not', async () => {
    await startOver(NOW);
    await keepVerdict(DIRECTORY, { ...VERDICT, at: NOW - 1 });
    expect(await verdictsItem.read()).toEqual({});
    await keepVerdict(DIRECTORY, { ...VERDICT, at: NOW + 1 });
    expect(await verdictsItem.read()).toEqual({ [DIRECTORY]: { ...VERDICT, at: NOW + 1 } });
  });
});

describe('what is stored', () => {
  test('an older shape is dropped', async () => {
    await fakeBrowser.storage.session.set({
      setups: { version: 1, directories: [] },
      secrets: { [DIRECTORY]: 'bare' },
    });
    expect(await setupsItem.read()).toEqual(EMPTY_SETUPS);
    expect(await secretsItem.read()).toEqual({});
  });

  test('two changes at once both count', async () => {
    await Promise.all(
      [1, 2, 3].map((windowId) =>
        setupsItem.change((state) => ({ ...state, windows: { ...state.windows, [windowId]: DIRECTORY } })),
      ),
    );
    expect(Object.keys((await setupsItem.read()).windows)).toEqual(['1', '2', '3']);
  });
});
