import type { Problem } from '@production-assist/shared/api';
import { FIELDS, type Field } from './values.ts';

/** Where the interface calls a field something else than the form does. */
const NAMES: Readonly<Record<string, Field>> = {
  'schedule.enabled': 'scheduleEnabled',
  'schedule.everyMinutes': 'everyMinutes',
  schedule: 'everyMinutes',
  'guard.people': 'guardPeople',
  'guard.percent': 'guardPercent',
  guard: 'guardPeople',
};

/** What the service says about single fields of the form, in its own words. */
export function refusedFields(problem: Problem): Partial<Record<Field, string>> {
  return Object.fromEntries(
    (problem.fields ?? []).flatMap(({ path, message }) => {
      const field = NAMES[path] ?? FIELDS.find((candidate) => candidate === path);
      return field ? [[field, message]] : [];
    }),
  );
}
