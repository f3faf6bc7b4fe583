import * as v from 'valibot';
import { browser } from 'wxt/browser';

/** One item of the extension's storage. */
export interface Stored<Value> {
  /** What is stored; the fallback where there is nothing, or something of an older shape. */
  read(): Promise<Value>;
  write(value: Value): Promise<void>;
  forget(): Promise<void>;
  /**
   * Reads, changes and writes with nobody in between, in whichever of the extension's pages. What stays as it was is not
   * written: a browser may tell everybody who watches of a value that has not changed.
   */
  change(by: (value: Value) => Value | Promise<Value>): Promise<Value>;
  /** Calls back with every change, wherever it was made. Returns what ends it. */
  watch(onChange: (value: Value) => void): () => void;
  /** Calls back with what is stored, then with every change: never with what was stored before one. */
  follow(take: (value: Value) => void): Promise<void>;
}

/**
 * An item of `storage.session` (in memory, closed to pages) or `storage.local` (on disk). Its schema is checked on
 * every read: what an older version of the extension left behind is dropped, not guessed at.
 */
export function stored<Schema extends v.GenericSchema>(
  area: 'session' | 'local',
  key: string,
  schema: Schema,
  fallback: v.InferOutput<Schema>,
): Stored<v.InferOutput<Schema>> {
  type Value = v.InferOutput<Schema>;
  const parse = (raw: unknown): Value => {
    const result = v.safeParse(schema, raw);
    return result.success ? result.output : fallback;
  };
  const raw = async (): Promise<unknown> => (await browser.storage[area].get(key))[key];
  const read = async () => parse(await raw());
  const set = (value: Value) => browser.storage[area].set({ [key]: value });
  // Also what only writes or forgets waits: else a change that has read before would bring back what was.
  const alone = <Result>(act: () => Promise<Result>): Promise<Result> => navigator.locks.request(`${area}:${key}`, act);
  const watch = (onChange: (value: Value) => void) => {
    const listener = (changes: Record<string, { newValue?: unknown }>, changed: string) => {
      const change = changes[key];
      if (changed === area && change) onChange(parse(change.newValue));
    };
    browser.storage.onChanged.addListener(listener);
    return () => browser.storage.onChanged.removeListener(listener);
  };
  return {
    read,
    watch,
    async follow(take) {
      let told = false;
      watch((value) => {
        told = true;
        take(value);
      });
      const value = await read();
      // A change that was told in the meantime is newer than what was read.
      if (!told) take(value);
    },
    write: (value) => alone(() => set(value)),
    forget: () => alone(() => browser.storage[area].remove(key)),
    change: (by) =>
      alone(async () => {
        const before = await raw();
        const value = await by(parse(before));
        if (!isSame(value, before === undefined ? fallback : before)) await set(value);
        return value;
      }),
  };
}

/** Whether two values are stored alike: storage keeps what JSON does. */
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
