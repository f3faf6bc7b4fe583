import { batch, computed, signal } from '@preact/signals';
import { APPLICATION_NAME } from '@production-assist/shared/guide';
import type { StepId } from '@production-assist/shared/steps';
import type { Language } from '@production-assist/shared/texts/texts';
import type { Connection, Service } from '../service/connection.ts';
import type { LateScreen, Secrets } from '../session.ts';
import { EMPTY_SETUP, knownValue, withFormNow } from '../setup.ts';
import { EMPTY_SETUPS, elsewhere, type Setups, shownKey } from '../setups.ts';
import type { Verdict } from '../verdict.ts';
import { freshVerdict, nextStep, secretSourceOf, stepViews } from './view.ts';
import type { Words } from './words.ts';

/** What the panel knows. Written by what `load.ts` starts and by the actions, shown by the components. */

export const setups = signal<Setups>(EMPTY_SETUPS);
export const secrets = signal<Secrets>({});
export const verdicts = signal<Record<string, Verdict>>({});
export const screens = signal<Readonly<Record<string, LateScreen>>>({});
/** Where the service is, whether or not it is connected. */
export const service = signal<Service | null>(null);
export const connection = signal<Connection | null>(null);
export const languageChoice = signal<Language | null>(null);
export const words = signal<Words | null>(null);
export const framesAllowed = signal(false);
/** The clock, as often as anything shown depends on it. */
export const now = signal(Date.now());

/** The tab the panel follows. `reached`: our script answers in it; null until it was asked. */
export interface Followed {
  windowId: number;
  tabId: number | undefined;
  inAdminCenter: boolean;
  reached: boolean | null;
  /** The tab's address; undefined where we may not read it. */
  url?: string | undefined;
}
export const followed = signal<Followed>({ windowId: -1, tabId: undefined, inAdminCenter: false, reached: null });

/** Which tab is followed, and where it is: another text whenever it has moved. */
export const place = computed(() => `${followed.value.tabId} ${followed.value.url ?? ''}`);

/** What is shown in place of the guide's steps; undefined: they are. */
export const screen = computed(() => screens.value[followed.value.windowId]);

/** Chosen by a person or by the page. `none`: a person closed the open one. Null: the first that is not done. */
export const openStep = signal<StepId | 'none' | null>(null);

/** Where the tab was when a person opened or closed a step; null: nobody has, or everything was forgotten since. */
export const chosenAt = signal<string | null>(null);

/** Opens a step for a person, or closes the open one. */
export function choose(step: StepId | 'none'): void {
  batch(() => {
    chosenAt.value = place.value;
    openStep.value = step;
  });
}

/** Said to screen readers once, and shown in the line at the foot. */
export const message = signal('');

export const key = computed(() => shownKey(setups.value, followed.value.windowId, followed.value.tabId));
export const heldSecret = computed(() => secrets.value[key.value]);
export const setup = computed(() =>
  withFormNow(setups.value.setups[key.value] ?? EMPTY_SETUP, heldSecret.value?.takenAt),
);
export const tab = computed(() => setups.value.tabs[followed.value.tabId ?? -1]);
export const verdict = computed(() => verdicts.value[key.value]);

const today = computed(() => new Date(now.value).toISOString().slice(0, 10));
const other = computed(() => {
  const found = elsewhere(setups.value, key.value, APPLICATION_NAME);
  return found ? (found.directory?.name ?? found.directory?.id ?? null) : null;
});

/** Everything that is known of the set-up in front. */
const knowledge = computed(() => ({
  setup: setup.value,
  tab: followed.value.inAdminCenter ? tab.value : undefined,
  verdict: verdict.value,
  secretHeld: heldSecret.value?.value !== undefined,
  secretTakenAt: heldSecret.value?.takenAt ?? null,
  secretId: heldSecret.value?.secretId,
  elsewhere: other.value,
  today: today.value,
}));
export const views = computed(() => stepViews(knowledge.value));
export const secretSource = computed(() => secretSourceOf(knowledge.value));
/** Microsoft's answer, if it was asked about the values that are known now. */
export const fresh = computed(() => freshVerdict(knowledge.value));

/** The step that is open; null where a person closed it. */
export const shownStep = computed(() => (openStep.value === 'none' ? null : (openStep.value ?? nextStep(views.value))));

/** The three values as far as they are known. */
export const values = computed(() => ({
  directoryId: knownValue(setup.value, 'directoryId'),
  clientId: knownValue(setup.value, 'clientId'),
  clientSecret: heldSecret.value?.value ?? null,
}));
