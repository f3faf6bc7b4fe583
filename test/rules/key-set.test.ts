import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealingKeys } from '../../worker/src/config.ts';
import { type KeySet, newKeyId, withNewKey, withoutKey } from '../../worker/tools/key-set.ts';
import { ROOT } from '../local/bundle.ts';
import { execute } from '../local/execute.ts';

const empty: KeySet = { keys: [] };
const ids = ({ keys }: KeySet) => keys.map(({ kid }) => kid);

describe('a set of keys', () => {
  it('takes a new key in front, each one different, in the form the Worker reads', () => {
    const set = withNewKey(withNewKey(empty, 'a'), 'b');
    expect(ids(set)).toEqual(['b', 'a']);
    expect(new Set(set.keys.map(({ k }) => k)).size).toBe(2);
    expect(sealingKeys({ CREDENTIAL_KEYS: JSON.stringify(set) })).toEqual(set.keys);
  });

  it('loses no key by mistake: not one under a name that is taken, not the one that seals', () => {
    const set = withNewKey(withNewKey(empty, 'a'), 'b');
    expect(() => withNewKey(set, 'a')).toThrow('There is a key a already.');
    expect(() => withoutKey(set, 'b')).toThrow('b is the key that seals.');
    expect(() => withoutKey(set, 'c')).toThrow('There is no key c. There are: b, a.');
    expect(ids(withoutKey(set, 'a'))).toEqual(['b']);
  });

  it('names keys by the day', () => {
    const once = withNewKey(empty, '2027-01-04');
    expect(newKeyId(empty, '2027-01-04')).toBe('2027-01-04');
    expect(newKeyId(once, '2027-01-04')).toBe('2027-01-04-2');
    expect(newKeyId(withNewKey(once, '2027-01-04-2'), '2027-01-04')).toBe('2027-01-04-3');
  });
});

describe('the command', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keys-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const keys = (...args: string[]) =>
    execute(process.execPath, [join(ROOT, 'worker/tools/keys.ts'), ...args], {
      cwd: folder,
      env: { INIT_CWD: folder },
    });
  const stored = async (): Promise<KeySet> => JSON.parse(await readFile(join(folder, 'keys.json'), 'utf8'));

  it('adds to no set that is not there: one key alone would open nothing that is stored', async () => {
    const refused = await keys('add', 'keys.json');
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('from where you keep it') });
    expect(await readdir(folder)).toEqual([]);
  });

  it('adds and removes, for nobody else’s eyes, and shows no key', async () => {
    // What to write where the set is lost for good.
    const [none = ''] = /\{"keys":\[\]\}/.exec((await keys('add', 'keys.json')).output) ?? [];
    await writeFile(join(folder, 'keys.json'), none);
    const shown = [await keys('add', 'keys.json'), await keys('add', 'keys.json')];
    const set = await stored();
    const [newer = '', older = ''] = ids(set);
    expect((await stat(join(folder, 'keys.json'))).mode & 0o777).toBe(0o600);
    shown.push(await keys('remove', 'keys.json', older));
    expect(ids(await stored())).toEqual([newer]);
    for (const { code, output } of shown) {
      expect(code).toBe(0);
      for (const { k } of set.keys) expect(output).not.toContain(k);
    }
  });

  it('takes no key on its command line or from its environment, where other programs could read it', async () => {
    const before = await stored();
    const [{ k = '', kid = '' } = {}] = before.keys;
    const visible = join(folder, 'visible.json');
    const key = { kty: 'oct', kid: 'from-outside', k };
    const given = JSON.stringify({ keys: [key] });
    const shown = [await keys('add', visible, given), await keys('remove', visible, k)];
    await writeFile(visible, JSON.stringify(empty));
    shown.push(
      await execute(process.execPath, [join(ROOT, 'worker/tools/keys.ts'), 'add', visible], {
        cwd: folder,
        env: { INIT_CWD: folder, CREDENTIAL_KEYS: given },
      }),
    );
    expect(shown.map(({ code }) => code)).toEqual([2, 1, 0]);
    for (const { output } of shown) expect(output).not.toContain(k);
    const made = await readFile(visible, 'utf8');
    expect(JSON.parse(made).keys).toHaveLength(1);
    expect(made).not.toContain(k);
    expect(made).not.toContain('from-outside');
    expect(kid).not.toBe('');
    expect(await stored()).toEqual(before);
  });

  it('leaves the file as it is where it cannot do what it was asked', async () => {
    const before = await stored();
    for (const [args, code, says] of [
      [['remove', 'keys.json', 'other'], 1, 'There is no key other.'],
      [['remove', 'nowhere.json', 'x'], 1, 'There is no'],
      [['add'], 2, 'Usage'],
      [['turn', 'keys.json'], 2, 'Usage'],
    ] as const) {
      const ended = await keys(...args);
      expect(ended.code).toBe(code);
      expect(ended.output).toContain(says);
    }
    expect(await stored()).toEqual(before);
  });
});
