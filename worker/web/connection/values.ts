import {
  type Connection,
  type ConnectionInput,
  LEAVERS_RULES,
  type PreviewInput,
  SCHEDULE_MINUTES,
} from '@production-assist/shared/api';
import { type Cloud, DEFAULT_CLOUD } from '@production-assist/shared/clouds';
import { cleanGuid } from '@production-assist/shared/pasted';

/** What stands in the form, as it was typed. */
export interface FormValues {
  cloud: Cloud;
  directoryId: string;
  clientId: string;
  /** A new secret; empty: the saved one stays. */
  clientSecret: string;
  /** `YYYY-MM-DD`, or empty. */
  secretExpiresOn: string;
  scheduleEnabled: boolean;
  everyMinutes: string;
  leavers: LeaversRule;
}
export type Field = keyof FormValues;
export type LeaversRule = (typeof LEAVERS_RULES)[number];

/** In the order of the form. */
export const FIELDS = [
  'directoryId',
  'clientId',
  'clientSecret',
  'secretExpiresOn',
  'cloud',
  'scheduleEnabled',
  'everyMinutes',
  'leavers',
] as const satisfies readonly Field[];

/** What the form begins with: what is saved, else the defaults. */
export function valuesOf(saved: Connection | null): FormValues {
  return {
    cloud: saved?.cloud ?? DEFAULT_CLOUD,
    directoryId: saved?.directoryId ?? '',
    clientId: saved?.clientId ?? '',
    clientSecret: '',
    secretExpiresOn: saved?.credential.expiresOn ?? '',
    scheduleEnabled: saved?.schedule.enabled ?? true,
    everyMinutes: String(saved?.schedule.everyMinutes ?? SCHEDULE_MINUTES.default),
    leavers: saved?.leavers ?? LEAVERS_RULES[0],
  };
}

/** A value as it is compared: spaces, braces and capitals around an id mean nothing. */
export function meant(values: FormValues, field: Field): FormValues[Field] {
  const value = values[field];
  if (field === 'directoryId' || field === 'clientId') return cleanGuid(String(value));
  return typeof value === 'string' ? value.trim() : value;
}

/** Fields that mean something else than they did. */
export function changedFields(values: FormValues, before: FormValues): Field[] {
  return FIELDS.filter((field) => meant(values, field) !== meant(before, field));
}

/** Whether these are the values a saved secret was saved for; with others it is not used. */
export function isSameScope(values: FormValues, saved: FormValues): boolean {
  return (['cloud', 'directoryId', 'clientId'] as const).every((field) => meant(values, field) === meant(saved, field));
}

/** What is sent to be saved. */
export function connectionInput(values: FormValues): ConnectionInput {
  return {
    cloud: values.cloud,
    directoryId: cleanGuid(values.directoryId),
    clientId: cleanGuid(values.clientId),
    ...secret(values),
    secretExpiresOn: values.secretExpiresOn || null,
    schedule: { enabled: values.scheduleEnabled, everyMinutes: Number(values.everyMinutes) },
    leavers: values.leavers,
  };
}

/** What is sent to be previewed. */
export function previewInput(values: FormValues): PreviewInput {
  return {
    cloud: values.cloud,
    directoryId: cleanGuid(values.directoryId),
    clientId: cleanGuid(values.clientId),
    ...secret(values),
    secretExpiresOn: values.secretExpiresOn || null,
  };
}

function secret({ clientSecret }: FormValues): { clientSecret?: string } {
  const text = clientSecret.trim();
  return text === '' ? {} : { clientSecret: text };
}

/** Whether a preview of one set of values speaks for another. */
export function isSamePreview(values: FormValues, asked: FormValues): boolean {
  const fields = ['cloud', 'directoryId', 'clientId', 'clientSecret', 'secretExpiresOn'] as const;
  return fields.every((field) => meant(values, field) === meant(asked, field));
}
