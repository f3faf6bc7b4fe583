import { FORM_LABELS } from '@production-assist/shared/guide';

/** What the form applications have in common: their state, and how a test makes them draw themselves anew. */

export type Values = Record<keyof typeof FORM_LABELS, string>;

export const EMPTY: Values = { directoryId: '', clientId: '', clientSecret: '' };

export const FIELDS = Object.entries(FORM_LABELS).map(([name, label]) => ({ name: name as keyof Values, label }));

declare global {
  interface Window {
    /** Draws the application again from its state alone. */
    renderAgain?: () => void;
  }
}
