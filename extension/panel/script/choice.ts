import { signal } from '@preact/signals';
import { latestOnly } from '@production-assist/shared/latest-only';
import { type Choice, completed, firstChoice } from '@production-assist/shared/setup-code/choice';
import { connection, now, values } from '../state.ts';
import { idsHere, knownAtService } from './known.ts';

/** What is chosen for a script, and what is added to it that nobody has to type. */

/** `YYYY-MM-DD` */
export const today = () => new Date(now.value).toISOString().slice(0, 10);

/** Where a choice was made: in which directory, and for which tenant of which service; null: none was known. */
interface Place {
  directoryId: string | null;
  tenant: string | null;
}

/** What was chosen and typed: stays while other screens are looked at, and goes with the panel. None of it is secret. */
const chosen = signal<{ choice: Choice; place: Place } | null>(null);

function placeNow(): Place {
  const { value } = connection;
  return {
    directoryId: values.value.directoryId?.value ?? null,
    tenant: value && `${value.origin} ${value.tenantId}`,
  };
}

/** Whether nothing else than before is known of the place: what one directory or tenant is given is not another's. */
const isSamePlace = (before: Place, now: Place) =>
  (['directoryId', 'tenant'] as const).every((part) => before[part] === null || before[part] === now[part]);

/** Whether the service could not be asked for what the chosen kind needs. */
export const unanswered = signal(false);

/** The choice as it stands, or the one the screen begins with; in another place only what is the same in all of them. */
export function choice(): Choice {
  const first = firstChoice({}, today());
  if (!chosen.value) return first;
  const { choice: last, place } = chosen.value;
  const { form, kind, endsOn } = last;
  return isSamePlace(place, placeNow()) ? last : { ...first, form, kind, endsOn };
}

const keep = (now: Choice) => {
  chosen.value = { choice: now, place: placeNow() };
};

/** Chooses something else, and keeps the rest of the choice. */
export const choose = (part: Partial<Choice>): void => keep({ ...choice(), ...part });

/** Adds what the panel knows already. */
export const addIds = (): void => keep(completed(choice(), idsHere()));

/** Takes back what was chosen, when everything is forgotten. */
export function forgetChoice(): void {
  chosen.value = null;
}

const learn = latestOnly(
  (kind: Choice['kind']) => knownAtService(kind).catch(() => null),
  (known) => {
    if (known) keep(completed(choice(), known));
    else unanswered.value = true;
  },
);

/** Adds what the connected service knows for a kind; an answer about a kind that was left meanwhile counts no more. */
export async function addKnown(kind: Choice['kind']): Promise<void> {
  unanswered.value = false;
  await learn(kind);
}
