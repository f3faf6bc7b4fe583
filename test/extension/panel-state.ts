import * as asking from '../../extension/panel/ask-microsoft.ts';
import * as choice from '../../extension/panel/script/choice.ts';
import * as signIn from '../../extension/panel/sign-in.ts';
import * as state from '../../extension/panel/state.ts';

interface Held {
  value: unknown;
}

/** What a signal that can be written is made from; what is computed of others is made from something else. */
const SIGNAL = Object.getPrototypeOf(state.setups);

const isHeld = (value: unknown): value is Held =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === SIGNAL;

/** What the panel holds while it is open, as it begins. Files of tests share it, because they share what they import. */
const BEGINNING = [asking, choice, signIn, state]
  .flatMap((module) => Object.values<unknown>(module))
  .filter(isHeld)
  .map((held) => ({ held, value: held.value }));

/** Puts everything back to how a panel begins. */
export function beginPanel(): void {
  for (const { held, value } of BEGINNING) held.value = value;
}
