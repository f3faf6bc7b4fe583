import { env } from 'cloudflare:workers';
import fc from 'fast-check';

const SCRIPTED = 'D1_ERROR: scripted';

/** What goes wrong with somebody who works on D1 and KV: from the nth operation on they are dead, or that one alone is refused, before or after. */
export interface Trouble {
  at: number;
  how: 'dies' | 'refused' | 'answer lost';
}

/** D1 and KV in which something goes wrong. */
export function troubled(trouble: Trouble | null): Pick<Env, 'DB' | 'CREDENTIALS'> {
  let operations = 0;
  async function through<Result>(operation: () => Promise<Result>): Promise<Result> {
    const n = operations++;
    if (!trouble || n < trouble.at || (trouble.how !== 'dies' && n > trouble.at)) return operation();
    if (trouble.how === 'answer lost') await operation();
    throw new Error(SCRIPTED);
  }
  const statement = (real: D1PreparedStatement): D1PreparedStatement =>
    ({
      real,
      bind: (...values: unknown[]) => statement(real.bind(...values)),
      all: () => through(() => real.all()),
      run: () => through(() => real.run()),
      first: () => through(() => real.first()),
    }) as unknown as D1PreparedStatement;
  const DB = {
    prepare: (sql: string) => statement(env.DB.prepare(sql)),
    batch: (statements: { real: D1PreparedStatement }[]) =>
      through(() => env.DB.batch(statements.map(({ real }) => real))),
  } as unknown as D1Database;
  const CREDENTIALS = {
    get: (name: string) => through(() => env.CREDENTIALS.get(name)),
    put: (name: string, value: string) => through(() => env.CREDENTIALS.put(name, value)),
    delete: (name: string) => through(() => env.CREDENTIALS.delete(name)),
  } as unknown as KVNamespace;
  return { DB, CREDENTIALS };
}

/** Trouble with one of the first operations, or none. */
export function anyTrouble(operations: number): fc.Arbitrary<Trouble | null> {
  const trouble = fc.record({
    at: fc.integer({ min: 0, max: operations }),
    how: fc.constantFrom<Trouble['how']>('dies', 'refused', 'answer lost'),
  });
  return fc.option(trouble, { freq: 3 });
}

export function isScripted(error: Error): boolean {
  return error.message.includes('scripted');
}
