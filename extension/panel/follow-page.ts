import { effect } from '@preact/signals';
import type { StepId } from '@production-assist/shared/steps';
import { chosenAt, followed, openStep, place, shownStep, tab, views } from './state.ts';
import { type StepView, stepToOpen } from './view.ts';

/** What was in front when the panel last looked. */
export interface Before {
  /** Tab and kind of the last page that was the guide's. */
  page: string;
  /** The open step; null where a person had closed it. */
  step: StepId | null;
  /** The one that was open last. */
  last: StepId | null;
  done: boolean;
}

/** What is in front now. */
export interface Now {
  page: string;
  /** Null on a page that is not the guide's. */
  kind: string | null;
  step: StepView | undefined;
  /** Whether the step was opened, or all closed, by the page or a person; else it is only the first to be done. */
  chosen: boolean;
  /** Whether a person did so since the tab has come to where it is. */
  held: boolean;
}

/**
 * The step to open: that of the page whenever the tab goes to another, or the page's next one when the open one has
 * just been done. Null where everything stays as it is: on pages that are not the guide's and back from them, and as
 * long as a person's own choice holds, which is until it is done or the tab moves: what a page is may be known seconds
 * later.
 */
export function stepToFollow(before: Before, { page, kind, step, chosen, held }: Now, all: readonly StepView[]) {
  // A step that was done when a person opened it, or is found done as its page comes to show, is one they want to see.
  const sameStep = page === before.page && step?.step.id === before.step;
  const finished = sameStep && step?.state === 'done' && step.here && !before.done;
  if (held && !finished) return null;
  if (chosen && page === before.page && !finished) return null;
  const next = stepToOpen(all, kind);
  return step === undefined && next === before.last ? null : next;
}

/** Keeps the step of the page open that the followed tab is on. @returns what ends it */
export function followPage(): () => void {
  let before: Before = { page: '', step: null, last: null, done: false };
  return effect(() => {
    const kind = (followed.value.inAdminCenter && tab.value?.kind) || null;
    const page = kind === null ? before.page : `${followed.value.tabId} ${kind}`;
    const step = views.value.find((view) => view.step.id === shownStep.value);
    const held = chosenAt.value === place.value;
    const next = stepToFollow(before, { page, kind, step, chosen: openStep.value !== null, held }, views.value);
    const id = step?.step.id ?? null;
    before = { page, step: id, last: id ?? before.last, done: step?.state === 'done' };
    if (next) openStep.value = next;
  });
}
