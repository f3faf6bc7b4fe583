import type { RequestKind, RequestNature } from './recording.ts';

/** Which requests a fault is for. */
export interface FaultMatch {
  directoryId?: string;
  kind?: RequestKind;
  /** Only what begins a reading, or only what goes on with one: so a fault can hit the same page of every reading. */
  page?: 'first' | 'later';
  /** The first request to fail, counted from 1 among the matching ones since the fault was added. Default 1. */
  nth?: number;
  /** How many matching requests in a row fail. Default 1; `Infinity` for all. */
  times?: number;
}

/** What happens instead of, or to, the answer. */
export type FaultEffect =
  /** An error, or any other answer, in the shape of the service asked. `retryAfter` in seconds, or as a date. */
  | {
      status: number;
      code?: string;
      message?: string;
      retryAfter?: number | 'date';
      body?: string | object;
      headers?: Record<string, string>;
    }
  /** An error of the sign-in service by its AADSTS number. */
  | { aadsts: number; error?: string; withoutCodes?: boolean; status?: number }
  /** The right answer, but late. */
  | { delayMs: number }
  /** Status 200 and JSON that stops in the middle. */
  | { cutOff: true }
  /** Status 200 and a page of HTML. */
  | { notJson: true }
  /** The right answer without its `value`. */
  | { withoutValue: true }
  /** The right answer with an `@odata.nextLink` to somewhere else. */
  | { foreignNextLink: string }
  /** No answer until the caller gives up. */
  | { hang: true }
  /** The request fails as if the network had. */
  | { networkError: true }
  /** A 302 to somewhere else. */
  | { redirect: string }
  /** The page after the one asked for, as if this one had been lost; on the last page an empty one. */
  | { dropPage: true };

export type Fault = FaultMatch & FaultEffect;

/** Faults scripted as data. */
export interface Faults {
  add(fault: Fault): void;
  clear(): void;
}

export interface ScriptedFaults extends Faults {
  /** Counts the request and says what to do to it: delays, and at most one other effect. */
  take(nature: RequestNature): { delayMs: number; effect: FaultEffect | null };
}

/**
 * Faults are tried in the order they were added. Where several fit one request the first one has it; the others with
 * an `nth` count the request nevertheless, those without one wait for their turn. So two plain faults hit two
 * requests, one after the other.
 */
export function createFaults(): ScriptedFaults {
  let scripted: { fault: Fault; seen: number }[] = [];
  return {
    add(fault) {
      scripted.push({ fault: { ...fault }, seen: 0 });
    },
    clear() {
      scripted = [];
    },
    take(nature) {
      let delayMs = 0;
      let effect: FaultEffect | null = null;
      for (const entry of scripted) {
        const { fault } = entry;
        if (!matches(fault, nature)) continue;
        const isDelay = 'delayMs' in fault;
        if (effect !== null && !isDelay && fault.nth === undefined) continue;

        entry.seen += 1;
        const first = fault.nth ?? 1;
        if (entry.seen < first || entry.seen >= first + (fault.times ?? 1)) continue;
        if (isDelay) delayMs += fault.delayMs;
        else effect ??= fault;
      }
      scripted = scripted.filter(({ fault, seen }) => seen < (fault.nth ?? 1) + (fault.times ?? 1) - 1);
      return { delayMs, effect };
    },
  };
}

/** Effects that make sense only for some requests; without a `kind` they wait for one of those. */
const IMPLIED_KINDS: readonly { effect: string; kinds: readonly RequestKind[] }[] = [
  { effect: 'aadsts', kinds: ['token'] },
  { effect: 'withoutValue', kinds: ['group', 'members', 'delta'] },
  { effect: 'foreignNextLink', kinds: ['group', 'members', 'delta'] },
  { effect: 'dropPage', kinds: ['group', 'members', 'delta'] },
];

function matches(fault: Fault, { kind, directoryId, page }: RequestNature): boolean {
  const implied = IMPLIED_KINDS.find(({ effect }) => effect in fault)?.kinds;
  if (fault.kind === undefined ? implied?.includes(kind) === false : fault.kind !== kind) return false;
  if (fault.page !== undefined && fault.page !== page) return false;
  return fault.directoryId === undefined || fault.directoryId.toLowerCase() === directoryId;
}
