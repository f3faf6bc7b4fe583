import {
  type Connection,
  type ConnectionInput,
  CREDENTIAL_KINDS,
  type CredentialKind,
  GUARD_LIMITS,
  type Guard,
  LEAVERS_RULES,
  type LeaversRule,
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
  /** What the application proves itself with. Of a saved directory and application it changes elsewhere. */
  credentialKind: CredentialKind;
  /** A new secret; empty: the saved one stays. */
  clientSecret: string;
  /** `YYYY-MM-DD`, or empty. */
  secretExpiresOn: string;
  scheduleEnabled: boolean;
  everyMinutes: string;
  leavers: LeaversRule;
  /** The guard's limits. */
  guardPeople: string;
  guardPercent: string;
}
export type Field = keyof FormValues;

/** In the order of the form. */
export const FIELDS = [
  'directoryId',
  'clientId',
  'credentialKind',
  'clientSecret',
  'secretExpiresOn',
  'cloud',
  'scheduleEnabled',
  'everyMinutes',
  'leavers',
  'guardPeople',
  'guardPercent',
] as const satisfies readonly Field[];

const ruleFields = ['guardPeople', 'guardPercent'] as const satisfies readonly Field[];

/** What the form begins with: what is saved, else the defaults. */
export function valuesOf(saved: Connection | null): FormValues {
  return {
    cloud: saved?.cloud ?? DEFAULT_CLOUD,
    directoryId: saved?.directoryId ?? '',
    clientId: saved?.clientId ?? '',
    credentialKind: saved?.credential.kind ?? CREDENTIAL_KINDS[0],
    clientSecret: '',
    // The end of what is made here is nobody's to type.
    secretExpiresOn: (saved?.credential.kind === 'secret' && saved.credential.expiresOn) || '',
    scheduleEnabled: saved?.schedule.enabled ?? true,
    everyMinutes: String(saved?.schedule.everyMinutes ?? SCHEDULE_MINUTES.default),
    leavers: saved?.leavers ?? LEAVERS_RULES[0],
    guardPeople: String(saved?.guard.people ?? GUARD_LIMITS.people.default),
    guardPercent: String(saved?.guard.percent ?? GUARD_LIMITS.percent.default),
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
    credentialKind: values.credentialKind,
    ...secret(values),
    schedule: { enabled: values.scheduleEnabled, everyMinutes: Number(values.everyMinutes) },
    ...rule(values),
  };
}

/** What is sent to be previewed. */
export function previewInput(values: FormValues): PreviewInput {
  return {
    cloud: values.cloud,
    directoryId: cleanGuid(values.directoryId),
    clientId: cleanGuid(values.clientId),
    ...secret(values),
    ...rule(values),
  };
}

/** The rule for leavers with its limits. Where these do not apply, what is wrong with them must not stop anything. */
function rule(values: FormValues): { leavers: LeaversRule; guard?: Guard } {
  const guard = { people: wholeNumber(values.guardPeople), percent: wholeNumber(values.guardPercent) };
  const sent = values.leavers === 'suspend' || (isLimit(guard.people, 'people') && isLimit(guard.percent, 'percent'));
  return { leavers: values.leavers, ...(sent ? { guard } : {}) };
}

/** Whether the service takes this number as a limit. */
export function isLimit(limit: number, which: keyof Guard): boolean {
  return Number.isInteger(limit) && limit >= GUARD_LIMITS[which].min && limit <= GUARD_LIMITS[which].max;
}

/** A number that was typed; NaN where it is none. */
export function wholeNumber(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

/** Other kinds are made by the service, which also knows how long they last. */
function secret(values: FormValues): { clientSecret?: string; secretExpiresOn?: string | null } {
  if (values.credentialKind !== 'secret') return {};
  const text = values.clientSecret.trim();
  return { ...(text === '' ? {} : { clientSecret: text }), secretExpiresOn: values.secretExpiresOn || null };
}

/** Whether Microsoft can be asked: what is made by saving can be asked about only then. */
export function canPreview(values: FormValues, saved: FormValues | null): boolean {
  if (values.credentialKind === 'secret') return true;
  return saved !== null && saved.credentialKind === values.credentialKind && isSameScope(values, saved);
}

/** Whether a preview also speaks for the rule for leavers and the limits that apply. */
export function isSameRule(values: FormValues, asked: FormValues): boolean {
  if (values.leavers !== asked.leavers) return false;
  return values.leavers === 'keep' || ruleFields.every((field) => meant(values, field) === meant(asked, field));
}

/** Whether another rule, or other limits of it, would apply than are saved. Before the first save nothing applies. */
export function isNewRule(values: FormValues, saved: FormValues | null): boolean {
  return saved ? !isSameRule(values, saved) : values.leavers !== LEAVERS_RULES[0];
}

/** Whether a preview of one set of values speaks for another. */
export function isSamePreview(values: FormValues, asked: FormValues): boolean {
  const fields = ['cloud', 'directoryId', 'clientId', 'clientSecret', 'secretExpiresOn'] as const;
  return fields.every((field) => meant(values, field) === meant(asked, field));
}
