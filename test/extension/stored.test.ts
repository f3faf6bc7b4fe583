import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { stored } from '../../extension/stored.ts';

const item = stored('session', 'item', v.object({ count: v.number() }), { count: 0 });

beforeEach(() => fakeBrowser.reset());
afterEach(() => vi.restoreAllMocks());

describe('who follows an item', () => {
  test('gets what is stored, then every change', async () => {
    await item.write({ count: 1 });
    const got: number[] = [];
    await item.follow(({ count }) => got.push(count));
    await item.write({ count: 2 });
    expect(got).toEqual([1, 2]);
  });

  test('is not given what was stored before a change that came sooner', async () => {
    const slow = Promise.withResolvers<Record<string, unknown>>();
    vi.spyOn(fakeBrowser.storage.session, 'get').mockReturnValueOnce(slow.promise as never);
    const got: number[] = [];
    const following = item.follow(({ count }) => got.push(count));
    await item.write({ count: 2 });
    slow.resolve({ item: { count: 1 } });
    await following;
    expect(got).toEqual([2]);
  });
});

describe('a change', () => {
  test('is written, and told to whoever watches', async () => {
    const told: number[] = [];
    const end = item.watch(({ count }) => told.push(count));
    expect(await item.change(({ count }) => ({ count: count + 1 }))).toEqual({ count: 1 });
    expect(await item.read()).toEqual({ count: 1 });
    expect(told).toEqual([1]);
    end();
  });

  test('of nothing is not written: nobody is woken', async () => {
    await item.write({ count: 2 });
    const set = vi.spyOn(fakeBrowser.storage.session, 'set');
    expect(await item.change((value) => value)).toEqual({ count: 2 });
    expect(await item.change((value) => ({ ...value }))).toEqual({ count: 2 });
    expect(set).not.toHaveBeenCalled();
  });

  test('of nothing is not written where nothing is stored', async () => {
    const set = vi.spyOn(fakeBrowser.storage.session, 'set');
    expect(await item.change((value) => value)).toEqual({ count: 0 });
    expect(set).not.toHaveBeenCalled();
    expect(await fakeBrowser.storage.session.get()).toEqual({});
  });

  test('takes the place of what an older version has left', async () => {
    await fakeBrowser.storage.session.set({ item: { amount: 7 } });
    expect(await item.change((value) => value)).toEqual({ count: 0 });
    expect(await fakeBrowser.storage.session.get()).toEqual({ item: { count: 0 } });
  });
});
