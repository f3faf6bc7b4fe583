import {
  failureAnchor,
  failureGroups,
  knownParams,
  PARTS_AFTER,
  PARTS_BEFORE,
  SYMPTOM_IDS,
} from '@production-assist/shared/help';
import { ALL_STEPS } from '@production-assist/shared/steps';
import { fill } from '@production-assist/shared/texts/texts';
import type { HelpBlock, HelpFailures, HelpSection, HelpTexts } from '@production-assist/shared/texts/web/help';

/** A place in the help that can be linked to and found. */
export interface Entry {
  anchor: string;
  title: string;
  /** All of its words, to search in. */
  text: string;
}

/** A failure as it stands in the help: with what is always so filled in, and words for what is not known here. */
export function failureEntry(code: keyof HelpFailures, failures: HelpFailures, help: HelpTexts) {
  const params = { ...help.values, ...knownParams(code) };
  const { title, fix } = failures[code];
  return { anchor: failureAnchor(code), code, title: fill(title, params), fix: fill(fix, params) };
}

/** Sections in their order: what the list of contents shows. */
export function sectionEntries(help: HelpTexts): Entry[] {
  const entry = (anchor: string, { title, body }: HelpSection, more = ''): Entry => ({
    anchor,
    title,
    text: `${body.map(wordsOf).join(' ')} ${more}`.replace(/[*`]/g, ''),
  });
  const permissions = Object.entries(help.permissions.why).flat().join(' ');
  return [
    ...PARTS_BEFORE.map((part) => entry(part, help.parts[part])),
    ...ALL_STEPS.map(({ id }) => entry(id, help.steps[id], id === 'permissions' ? permissions : '')),
    ...PARTS_AFTER.map((part) => entry(part, help.parts[part])),
  ];
}

/** Everything that can be found: the sections, what somebody sees, and each failure by its name too. */
export function allEntries(help: HelpTexts, failures: HelpFailures): Entry[] {
  return [
    ...sectionEntries(help),
    ...SYMPTOM_IDS.map((id) => ({
      anchor: `symptom-${id}`,
      title: help.symptoms[id].title,
      text: help.symptoms[id].body.map(wordsOf).join(' ').replace(/[*`]/g, ''),
    })),
    ...failureGroups()
      .flatMap(({ codes }) => codes)
      .map((code) => failureEntry(code, failures, help))
      .map(({ anchor, code, title, fix }) => ({ anchor, title, text: `${code} ${fix}` })),
  ];
}

function wordsOf(block: HelpBlock): string {
  if (typeof block === 'string') return block;
  if ('care' in block) return block.care;
  return ('steps' in block ? block.steps : block.points).join(' ');
}

/**
 * Entries that contain every word of what is searched for, whatever its case and accents; those with all of them in
 * their title come first.
 */
export function find(entries: readonly Entry[], query: string): Entry[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const hasAll = (text: string) => words.every((word) => text.includes(word));
  const hits = entries.filter(({ title, text }) => hasAll(plain(`${title} ${text}`)));
  const byTitle = hits.filter(({ title }) => hasAll(plain(title)));
  return [...byTitle, ...hits.filter((hit) => !byTitle.includes(hit))];
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
