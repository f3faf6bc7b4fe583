import { idsOnPages } from '../store/run-checkpoint.ts';
import type { RunLease } from '../store/run-lease.ts';
import { IdFilter } from './id-filter.ts';

/** Object ids a reading has come across. */
export interface SeenIds {
  /** How many there are. */
  readonly size: number;
  /**
   * Those of `ids` that were added before.
   *
   * @throws FailureError `storage-unavailable`
   */
  among(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Adds the ids of a page; none of them was there before. */
  add(ids: readonly string[]): void;
}

/** The ids of a preview, which keeps everything it read anyway. */
export class SeenInMemory implements SeenIds {
  readonly #ids = new Set<string>();

  get size(): number {
    return this.#ids.size;
  }

  async among(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(ids.filter((id) => this.#ids.has(id)));
  }

  add(ids: readonly string[]): void {
    for (const id of ids) this.#ids.add(id);
  }
}

/**
 * The ids of a run: D1 has them, page by page, and a run needs as much memory for its hundredth page as for its first.
 * A filter of fixed size knows of almost everybody new that they are, so that D1 is seldom asked. The last page is
 * here: a group of one page is stored nowhere else.
 */
export class SeenOnPages implements SeenIds {
  readonly #db: D1Database;
  readonly #lease: RunLease;
  readonly #filter = new IdFilter();
  #last: ReadonlySet<string> = new Set();
  #pages = 0;
  #size = 0;

  constructor(db: D1Database, lease: RunLease) {
    this.#db = db;
    this.#lease = lease;
  }

  get size(): number {
    return this.#size;
  }

  async among(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const perhaps = ids.filter((id) => this.#filter.mayHave(id));
    const found = new Set(perhaps.filter((id) => this.#last.has(id)));
    const asked = perhaps.filter((id) => !found.has(id));
    const before = this.#pages - 1;
    if (!asked.length || before < 1) return found;
    for (const id of await idsOnPages(this.#db, this.#lease, before, asked)) found.add(id);
    return found;
  }

  add(ids: readonly string[]): void {
    this.#last = new Set(ids);
    this.#pages++;
    this.#size += ids.length;
    for (const id of ids) this.#filter.add(id);
  }
}
