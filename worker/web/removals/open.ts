import { HeldRemoval, listOf } from '@production-assist/shared/api';
import type { Answer, Api } from '../api.ts';
import { apiPath } from '../routes.ts';

export const HeldRemovals = listOf(HeldRemoval);

/** One page is enough to find the open ones: they end by themselves after some days, and new ones come first. */
const ROWS = 100;

/** Removals that wait for a decision, newest first. */
export async function openRemovals(api: Api, tenantId: string, signal?: AbortSignal): Promise<Answer<HeldRemoval[]>> {
  const path = `${apiPath(tenantId, 'held-removals')}?limit=${ROWS}`;
  const answer = await api.get(path, HeldRemovals, signal ? { signal } : {});
  if (!answer.ok) return answer;
  return { ...answer, value: answer.value.items.filter(isOpen) };
}

/** Whether somebody can still decide about a removal. */
export function isOpen({ state }: Pick<HeldRemoval, 'state'>): boolean {
  return state === 'held';
}

/** How many people wait: nobody is on two open lists. */
export function heldPeople(removals: readonly Pick<HeldRemoval, 'state' | 'people'>[]): number {
  return removals.filter(isOpen).reduce((sum, { people }) => sum + people, 0);
}
