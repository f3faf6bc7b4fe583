import { type ReadonlySignal, signal } from '@preact/signals';
import { HeldRemoval } from '@production-assist/shared/api';
import { type Api, codeOf, type Failed } from '../api.ts';
import { apiPath } from '../routes.ts';

/** What a person can do about a removal. `reopen` takes back one of the others. */
export type Decision = 'approve' | 'reject' | 'reopen';

/** What came of the last decision. */
export type Result =
  /** `before`: as it was; what was taken back can only be told from that. */
  | { kind: 'done'; decision: Decision; before: HeldRemoval; after: HeldRemoval }
  /** Somebody else was quicker, or it ended by itself: nothing was changed. */
  | { kind: 'decided' }
  | { kind: 'failed'; failed: Failed };

/** Deciding about removals, one at a time. */
export interface Deciding {
  /** The decision that is on its way. */
  going: ReadonlySignal<{ id: string; decision: Decision } | null>;
  result: ReadonlySignal<Result | null>;
  /** @returns what came of it; null where another one is on its way */
  decide(removal: HeldRemoval, decision: Decision): Promise<Result | null>;
}

/** The state of decisions about a tenant's held removals: one at a time. */
export function createDeciding({ api, tenantId }: { api: Api; tenantId: string }): Deciding {
  const going = signal<{ id: string; decision: Decision } | null>(null);
  const result = signal<Result | null>(null);
  return {
    going,
    result,
    async decide(before, decision) {
      if (going.value) return null;
      going.value = { id: before.id, decision };
      result.value = null;
      const answer = await api.post(apiPath(tenantId, 'held-removals', before.id, decision), null, HeldRemoval);
      going.value = null;
      const came: Result = answer.ok
        ? { kind: 'done', decision, before, after: answer.value }
        : codeOf(answer.failed) === 'already-decided'
          ? { kind: 'decided' }
          : { kind: 'failed', failed: answer.failed };
      result.value = came;
      return came;
    },
  };
}

/** Whether a decision about this removal can be taken back. */
export function canUndo({ state }: Pick<HeldRemoval, 'state'>): boolean {
  return state === 'approved' || state === 'rejected';
}
