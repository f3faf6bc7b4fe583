/** A page of members as it went to the Worker. */
interface Page {
  runId: string;
  group: string;
  ids: readonly string[];
  next: string | null;
  redacted: boolean;
  tick: number;
}

/** A group read from its first page to its last. */
export interface Reading {
  group: string;
  ids: ReadonlySet<string>;
  redacted: boolean;
  /** Ticks of the truth between which it was read. */
  from: number;
  to: number;
}

/** What the Worker was sent of groups' members, by the run it was sent for. */
export class Readings {
  readonly #first: Page[] = [];
  readonly #later = new Map<string, Page>();

  /** Notes an answer to the Worker, if it is a page of members. */
  note(runId: string, url: URL, status: number, body: string, tick: number): void {
    const group = /^\/v1\.0\/groups\/([^/]+)\/members$/.exec(url.pathname)?.[1];
    const json = status === 200 && group !== undefined ? parsed(body) : null;
    if (group === undefined || !Array.isArray(json?.value)) return;
    const members = json.value.filter(isObject);
    const next = json['@odata.nextLink'];
    const page: Page = {
      runId,
      group,
      ids: members.map(({ id }) => String(id)),
      next: typeof next === 'string' ? next : null,
      redacted: members.some(
        (member) => member['@odata.type'] === '#microsoft.graph.user' && !member.userPrincipalName,
      ),
      tick,
    };
    if (url.search.includes('skiptoken')) this.#later.set(`${runId} ${url.href}`, page);
    else this.#first.push(page);
  }

  /** Every reading of a run that came to its end. */
  whole(runId: string): Reading[] {
    return this.#first.filter((page) => page.runId === runId).flatMap((page) => this.#follow(page) ?? []);
  }

  #follow(first: Page): Reading | null {
    const ids = new Set<string>();
    let redacted = false;
    let [from, to] = [first.tick, first.tick];
    const followed = new Set<Page>();
    for (let page: Page | undefined = first; page && !followed.has(page); ) {
      followed.add(page);
      for (const id of page.ids) ids.add(id);
      redacted ||= page.redacted;
      from = Math.min(from, page.tick);
      to = Math.max(to, page.tick);
      if (page.next === null) return { group: first.group, ids, redacted, from, to };
      page = this.#later.get(`${first.runId} ${page.next}`);
    }
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
