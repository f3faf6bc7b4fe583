import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILURE_CODES, failureRule } from '@production-assist/shared/failures';
import {
  ACCESS_GROUP_NAME,
  CONSENT_ROLES,
  FORM_BUTTONS,
  FORM_LABELS,
  FORM_SECTION,
  MICROSOFT_LABELS,
} from '@production-assist/shared/guide';
import {
  failureGroups,
  PARTS_AFTER,
  PARTS_BEFORE,
  SYMPTOM_IDS,
  SYMPTOMS,
  sectionsOf,
} from '@production-assist/shared/help';
import {
  ADDED_PERMISSIONS,
  APPLICATION_ROLE_IDS,
  REQUIRED_PERMISSIONS,
  USER_PERMISSIONS,
} from '@production-assist/shared/permissions';
import { setupPlan } from '@production-assist/shared/setup-code/plan';
import { ALL_STEPS } from '@production-assist/shared/steps';
import { de } from '@production-assist/shared/texts/de';
import { en } from '@production-assist/shared/texts/en';
import { webDe } from '@production-assist/shared/texts/web/de';
import { webEn } from '@production-assist/shared/texts/web/en';
import type { HelpBlock, HelpTexts } from '@production-assist/shared/texts/web/help';
import { help as helpDe } from '@production-assist/shared/texts/web/late/de/help';
import * as labelsDe from '@production-assist/shared/texts/web/late/de/help-labels';
import { help as helpEn } from '@production-assist/shared/texts/web/late/en/help';
import * as labelsEn from '@production-assist/shared/texts/web/late/en/help-labels';
import { describe, expect, it } from 'vitest';
import { allEntries, failureEntry, sectionEntries } from '../../worker/web/help/entries.ts';
import { ROOT } from '../local/bundle.ts';

/** The help says what the constants say, and all that the guide says. */

const linesOf = (block: HelpBlock): readonly string[] =>
  typeof block === 'string' ? [block] : 'care' in block ? [block.care] : 'steps' in block ? block.steps : block.points;
const wordsOf = (body: readonly HelpBlock[]) => body.flatMap(linesOf).join('\n');
const countOf = (body: readonly HelpBlock[], list: 'steps') =>
  body.map((block) => (typeof block === 'object' && list in block ? linesOf(block).length : 0)).find((count) => count);

it('has a section for every part of the guide that the guide’s map names', () => {
  const map = readFileSync(join(ROOT, 'docs/guide-map.md'), 'utf8');
  const numbers = [...map.matchAll(/^## (\d+)\. /gm)].map(([, number]) => number);
  expect(numbers).toHaveLength(10);
  expect(ALL_STEPS.flatMap(({ guide }) => sectionsOf(guide))).toEqual(numbers);
  const others = [...map.matchAll(/^## ([A-Z][\w ]+)$/gm)].map(([, title = '']) => title.toLowerCase());
  const parts: readonly string[] = [...PARTS_BEFORE, ...PARTS_AFTER];
  for (const title of ['prerequisites', 'troubleshooting', 'maintenance', 'security notes']) {
    expect(others).toContain(title);
    expect(
      parts.some((part) => title.startsWith(part)),
      title,
    ).toBe(true);
  }
});

it('the failures somebody can come across are all there, once, and only those', () => {
  const shown = failureGroups().flatMap(({ codes }) => codes);
  expect(new Set(shown).size).toBe(shown.length);
  const wanted = FAILURE_CODES.filter((code) => {
    const { check, remedy } = failureRule(code);
    return check !== null || remedy === 'passing';
  });
  expect([...shown].sort()).toEqual([...wanted].sort());
  expect(shown.length).toBeGreaterThan(50);
  for (const codes of Object.values(SYMPTOMS)) expect(shown).toEqual(expect.arrayContaining([...codes]));
});

it('calls the page’s screens and buttons what the page calls them', () => {
  expect(webEn).toMatchObject({ ...labelsEn });
  expect(webDe).toMatchObject({ ...labelsDe });
});

it('asks for the permissions that the script asks for, with the same ids', () => {
  const credential = { kind: 'secret', endsOn: '2027-01-01' } as const;
  const plan = setupPlan({
    cloud: 'global',
    directoryId: '7d1f7c52-3c0b-4f0e-9a57-6b8e6a1d2c09',
    clientId: null,
    credential,
  });
  expect(ADDED_PERMISSIONS.map((name) => ({ name, id: APPLICATION_ROLE_IDS[name] }))).toEqual(plan.permissions);
});

describe.each([
  ['English', helpEn, en],
  ['German', helpDe, de],
] as const)('in %s', (_, help: HelpTexts, { failures }) => {
  it.each(ALL_STEPS)('$id: every name to type stands there to be copied', ({ id, copy }) => {
    const text = wordsOf(help.steps[id].body);
    for (const value of copy) expect(text).toContain(`\`${value}\``);
    expect(help.steps[id].body.length).toBeGreaterThan(0);
  });

  it('says why each permission, and explains the third one', () => {
    const text = wordsOf(help.steps.permissions.body);
    for (const name of ADDED_PERMISSIONS) {
      expect(text).toContain(`\`${name}\``);
      expect(help.permissions.why[name].length).toBeGreaterThan(20);
    }
    const [third] = USER_PERMISSIONS;
    const why = help.steps.permissions.body.filter(
      (block) => typeof block === 'string' && REQUIRED_PERMISSIONS.every((name) => block.includes(name)),
    );
    expect(why).toHaveLength(1);
    expect(why[0]).toContain(third);
    expect(wordsOf(help.parts.security.body)).toContain(third);
    expect(wordsOf(help.symptoms.people.body)).toContain(third);
  });

  it('names the labels of the form, its buttons, and Microsoft’s values', () => {
    const form = wordsOf(help.steps.form.body);
    for (const label of [FORM_SECTION, ...Object.values(FORM_BUTTONS)]) expect(form).toContain(label);
    const trouble = SYMPTOM_IDS.map((id) => wordsOf(help.symptoms[id].body)).join('\n');
    const kinds = wordsOf(help.kinds.secret.body);
    for (const label of Object.values(FORM_LABELS)) expect(trouble + kinds).toContain(label);
    const ids = wordsOf(help.steps.ids.body);
    expect(ids).toContain(MICROSOFT_LABELS.clientId);
    expect(ids).toContain(MICROSOFT_LABELS.directoryId);
    expect(wordsOf(help.steps.secret.body)).toContain(MICROSOFT_LABELS.secretId);
    expect(help.form.secretValue).toContain(MICROSOFT_LABELS.clientSecret);
  });

  it('says who may consent, wherever it matters', () => {
    for (const body of [help.parts.prerequisites.body, help.steps.consent.body, help.symptoms.consent.body]) {
      for (const role of CONSENT_ROLES) expect(wordsOf(body)).toContain(role);
    }
  });

  it('has the guide’s four steps of maintenance and five notes on security', () => {
    expect(countOf(help.parts.maintenance.body, 'steps')).toBe(4);
    expect(countOf(help.parts.security.body, 'steps')).toBe(5);
  });

  it('asks each of the guide’s questions when something does not work', () => {
    const forbidden = wordsOf(help.symptoms.forbidden.body);
    for (const name of REQUIRED_PERMISSIONS) expect(forbidden).toContain(name);
    expect(help.symptoms.forbidden.title).toContain('Request failed with status code 403');
    expect(wordsOf(help.symptoms.group.body)).toContain(ACCESS_GROUP_NAME);
  });

  it('says of every failure what to do, with nothing left to fill in', () => {
    for (const code of failureGroups().flatMap(({ codes }) => codes)) {
      const { title, fix } = failureEntry(code, failures, help);
      expect(`${title} ${fix}`, code).not.toMatch(/[{}]/);
      expect(fix.length, code).toBeGreaterThan(10);
    }
  });

  it('has every anchor once', () => {
    const anchors = allEntries(help, failures).map(({ anchor }) => anchor);
    expect(new Set(anchors).size).toBe(anchors.length);
    expect(sectionEntries(help).map(({ anchor }) => anchor)).toEqual([
      ...PARTS_BEFORE,
      ...ALL_STEPS.map(({ id }) => id),
      ...PARTS_AFTER,
    ]);
  });
});
