import type { Check, Preview } from '@production-assist/shared/api';
import { CHECKS, type CheckId } from '@production-assist/shared/checks';
import { CLOUDS, type Cloud } from '@production-assist/shared/clouds';
import type { Texts } from '@production-assist/shared/texts/texts';
import { expect } from 'vitest';

/** Ids of the checks a preview answers, in the guide's order. */
export const PREVIEW_CHECKS: readonly CheckId[] = CHECKS.filter((check) => check.microsoft).map(({ id }) => id);

/** With which values a preview was made. */
export interface PreviewOf {
  cloud: Cloud;
  directoryId: string;
  clientId: string;
}

/** What holds for every preview, whatever it found. */
export function expectSound(preview: Preview, of: PreviewOf, words: Texts): void {
  const { checks, counts } = preview;
  expect(checks.map((check) => check.id)).toEqual(PREVIEW_CHECKS);
  for (const check of checks) {
    expect(check.title).toBe(words.checks[check.id]);
    if (check.code === 'not-reached') expectNamesFirst(check, checks, words);
    else if (check.status !== 'pass') expect(check.fix, `fix of ${check.id}`).toBeTruthy();
    expectLink(check, of);
  }
  if (preview.failure?.link) expectLink(preview.failure, of);
  expectReadable(preview);
  expect(counts.members).toBe(counts.fetched + counts.others);
  expect(counts.fetched).toBe(counts.processed + counts.skipped);
  expect(counts.processed).toBe(counts.create + counts.add + counts.update + counts.unchanged);
  if (!preview.complete) expect(checks.map((check) => check.status)).not.toEqual(checks.map(() => 'pass'));
}

/** A check that was not reached is no pass and names one that is itself in the way. */
function expectNamesFirst(check: Check, checks: Check[], words: Texts): void {
  expect(check.status).toBe('unknown');
  const first = checks.find(
    (other) => check.detail === words.findings['not-reached'].detail.replace('{first}', other.title),
  );
  expect(['fail', 'unknown'], `${check.id} names ${first?.id}`).toContain(first?.status);
}

const NO_SUCH_DIRECTORY: readonly string[] = ['directory-not-found', 'directory-invalid', 'cloud-wrong'];

/** A link leads into this cloud's admin center, to this directory and, where it is about it, this application. */
function expectLink({ code, link }: Pick<Check, 'code' | 'link'>, of: PreviewOf): void {
  // A directory that is not there cannot be linked into.
  const directory = NO_SUCH_DIRECTORY.includes(code) ? '' : of.directoryId;
  expect(link?.startsWith(`${CLOUDS[of.cloud].adminCenter}/${directory}#view/`), `link of ${code}: ${link}`).toBe(true);
  if (link?.includes('/appId/')) expect(link).toContain(`/appId/${of.clientId}`);
  else expect(link).not.toContain('ApplicationMenuBlade');
}

/** Every text is whole and ours: no placeholder left, nothing undefined, none of Microsoft's sentences. */
function expectReadable(preview: Preview): void {
  const texts = [...preview.checks, ...(preview.failure ? [preview.failure] : [])].flatMap((item) => [
    item.title,
    item.detail,
    item.fix ?? '',
  ]);
  for (const text of [...texts, ...preview.members.map((member) => member.detail ?? '')]) {
    expect(text).not.toMatch(/\{\w+\}|undefined|\[object/);
  }
  expect(JSON.stringify(preview)).not.toMatch(
    /AADSTS\d+:|Trace ID:|Insufficient privileges|identifier '|Ensure the secret/,
  );
}

/** The check of this id. */
export function checkOf(preview: Preview, id: CheckId): Check {
  const check = preview.checks.find((candidate) => candidate.id === id);
  if (!check) throw new Error(`no check ${id}`);
  return check;
}

/** Status and code of every check, for comparing with `expected`; what `expected` leaves out may be anything. */
export function expectChecks(preview: Preview, expected: Partial<Record<CheckId, string>>): void {
  const got = Object.fromEntries(preview.checks.map(({ id, status, code }) => [id, `${status} ${code}`]));
  expect(got).toMatchObject(expected);
}

/** All checks of a set-up as the guide wants it pass; only the secret's end is not known. */
export function expectAllWell(preview: Preview): void {
  expect(preview.failure).toBeNull();
  expect(preview.complete).toBe(true);
  const unwell = preview.checks.filter(({ status }) => status !== 'pass').map(({ id, code }) => `${id} ${code}`);
  expect(unwell).toEqual(['credential.expiry expiry-not-given']);
}
