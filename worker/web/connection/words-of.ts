import { GUARD_LIMITS, SCHEDULE_MINUTES } from '@production-assist/shared/api';
import { CLOUDS } from '@production-assist/shared/clouds';
import { FORM_LABELS } from '@production-assist/shared/guide';
import { fill } from '@production-assist/shared/texts/texts';
import type { Advice } from '../components/field.tsx';
import { day, number } from '../format.ts';
import { words } from '../texts.ts';
import { ADVICE, type AdviceCode } from './advice.ts';
import type { Field, FormValues } from './values.ts';

/** What a field is called. The three values keep the guide's labels in every language: the guide names them so. */
export function labelOf(field: Field): string {
  const { connection } = words();
  return field in FORM_LABELS
    ? FORM_LABELS[field as keyof typeof FORM_LABELS]
    : connection.field[field as keyof typeof connection.field];
}

/** An advice in the language that is shown, with its limits as numbers. */
export function adviceText(code: AdviceCode): string {
  return fill(words().connection.advice[code], {
    min: number(SCHEDULE_MINUTES.min),
    max: number(SCHEDULE_MINUTES.max),
    people: number(GUARD_LIMITS.people.max),
    percent: number(GUARD_LIMITS.percent.max),
  });
}

/** What is shown below a field: what the service said of it, else what the form says. */
export function adviceOf(code: AdviceCode | undefined, message: string | undefined): Advice | null {
  if (message !== undefined) {
    return { tone: 'error', text: fill(words().connection.fieldRefused, { message }) };
  }
  return code ? { tone: ADVICE[code], text: adviceText(code) } : null;
}

/** A field's value for people. Never a secret: only that there is one. */
export function valueText(values: FormValues, field: Field): string {
  const { connection } = words();
  switch (field) {
    case 'credentialKind':
      return connection.credential.kind[values.credentialKind];
    case 'cloud':
      return CLOUDS[values.cloud].name;
    case 'clientSecret':
      return values.clientSecret ? connection.secret.typed : connection.none;
    case 'secretExpiresOn':
      return values.secretExpiresOn ? day(values.secretExpiresOn) : connection.none;
    case 'scheduleEnabled':
      return values.scheduleEnabled ? connection.on : connection.off;
    case 'leavers':
      return connection.leaversRule[values.leavers];
    default:
      return values[field] || connection.none;
  }
}
