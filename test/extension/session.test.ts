import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  expireSecrets,
  forgetSecret,
  keepSecret,
  moveSecret,
  SECRET_LIFE_MS,
  secretOf,
  secretsItem,
  setupsItem,
  startOver,
  tokenItem,
  withoutExpired,
} from '../../extension/session.ts';
import { EMPTY_SETUPS } from '../../extension/setups.ts';
import { DIRECTORY, FAKE_SECRET, OTHER_DIRECTORY } from './facts.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');

beforeEach(() => fakeBrowser.reset());

const everythingIn = async (area: 'local' | 'session') => JSON.stringify(await fakeBrowser.storage[area].get());

describe('the secret', () => {
  test('is kept in memory and nowhere on disk', async () => {
    await keepSecret(DIRECTORY, FAKE_SECRET, NOW);
    await tokenItem.write('fake-token');
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

  test('moves along when the directory becomes known', async () => {
    await keepSecret('window-1', FAKE_SECRET, NOW);
    await moveSecret('window-1', DIRECTORY);
    expect((await secretOf(DIRECTORY, NOW))?.value).toBe(FAKE_SECRET);
    expect(await secretOf('window-1', NOW)).toBeNull();
  });

  test('is gone after starting over, and the other directory’s is not', async () => {
    await keepSecret(DIRECTORY, FAKE_SECRET, NOW);
    await keepSecret(OTHER_DIRECTORY, `other${FAKE_SECRET}`, NOW);
    await startOver(DIRECTORY);
    expect(await secretOf(DIRECTORY, NOW)).toBeNull();
    expect((await secretOf(OTHER_DIRECTORY, NOW))?.value).toBe(`other${FAKE_SECRET}`);
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
