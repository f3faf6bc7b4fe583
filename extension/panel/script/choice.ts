import { signal } from '@preact/signals';
import { latestOnly } from '@production-assist/shared/latest-only';
import { type Choice, completed, firstChoice } from '@production-assist/shared/setup-code/choice';
import { now } from '../state.ts';
import { idsHere, knownAtService } from './known.ts';

/** What is chosen for a script, and what is added to it that nobody has to type. */

/** `YYYY-MM-DD` */
export const today = () => new Date(now.value).toISOString().slice(0, 10);

/** What was chosen and typed: stays while other screens are looked at, and goes with the panel. None of it is secret. */
const chosen = signal<Choice | null>(null);

/** Whether the service could not be asked for what the chosen kind needs. */
export const unanswered = signal(false);

/** The choice as it stands, or the one the screen begins with. */
export const choice = (): Choice => chosen.value ?? firstChoice({}, today());

/** Chooses something else, and keeps the rest of the choice. */
export function choose(part: Partial<Choice>): void {
  chosen.value = { ...choice(), ...part };
}

/** Adds what the panel knows already. */
export function addIds(): void {
  chosen.value = completed(choice(), idsHere());
}

const learn = latestOnly(
  (kind: Choice['kind']) => knownAtService(kind).catch(() => null),
  (known) => {
    if (known) chosen.value = completed(choice(), known);
    else unanswered.value = true;
  },
);

/** Adds what the connected service knows for a kind; an answer about a kind that was left meanwhile counts no more. */
export async function addKnown(kind: Choice['kind']): Promise<void> {
  unanswered.value = false;
  await learn(kind);
}
