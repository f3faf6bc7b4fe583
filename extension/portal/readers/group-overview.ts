import { type Essential, essential, essentialsOf } from '../essentials.ts';
import type { PageFacts } from '../facts.ts';
import { disagrees, isShell, subjectOf, titleOf } from '../page.ts';
import { readerOf } from '../reader.ts';
import { textOf } from '../text.ts';
import { bare, says } from '../words.ts';

/** A group's overview: name, id, kind, visibility, number of direct members. */
export const groupOverview = readerOf('group-overview', (document, route) => {
  const essentials = essentialsOf(document);
  const guids = new Set(essentials.flatMap(({ guid }) => guid ?? []));
  if (guids.size === 0) return essentials.length > 0 ? { state: 'loading' } : null;
  const id = essential(essentials, 'objectId')?.guid ?? [...guids].find((guid) => guid === route.groupId);
  const name =
    essential(essentials, 'displayName', 'name')?.value || subjectOf(titleOf(document), false) || headingIn(document);
  const hiddenMembership = hiddenIn(essentials);
  const members = membersIn(document, essentials);
  return {
    group: {
      ...(id && { id }),
      ...(name && { name }),
      kind: kindIn(essentials),
      ...(hiddenMembership !== null && { hiddenMembership }),
      ...(members !== null && { members }),
    },
    ...disagrees([route.groupId, id]),
  };
});

/** In a frame the group's name is the first heading. */
function headingIn(document: Document): string | null {
  const heading = document.querySelector('h1, h2');
  return isShell(document) || !heading ? null : textOf(heading);
}

type Group = NonNullable<PageFacts['group']>;

function kindIn(essentials: readonly Essential[]): Group['kind'] {
  const type = essential(essentials, 'groupType', 'type')?.value;
  // Microsoft does not translate its product's name.
  if (essentials.some(({ value }) => bare(value) === bare('Microsoft 365'))) return 'microsoft-365';
  return type && (says('security', type) || /^mail[- ]enabled security$/i.test(type)) ? 'security' : 'unknown';
}

function hiddenIn(essentials: readonly Essential[]): boolean | null {
  const visibility = bare(essential(essentials, 'visibility')?.value ?? '');
  if (visibility.startsWith('hiddenmembership')) return true;
  return visibility === 'public' || visibility === 'private' ? false : null;
}

/** The number of direct members: a property, or numbers below a heading of which the first is the total of the others. */
function membersIn(document: Document, essentials: readonly Essential[]): number | null {
  const property = essential(essentials, 'directMembers');
  if (property) return numberIn(property.value);
  const label = [...document.querySelectorAll('h2, h3, h4, div, span, label, p')].find(
    (element) => element.childElementCount === 0 && says('directMembers', element.textContent ?? ''),
  );
  const beside = label?.nextElementSibling;
  if (!beside) return null;
  const texts = [beside, ...beside.querySelectorAll('*')]
    .filter((element) => element.childElementCount === 0)
    .map(textOf);
  const [total, ...others] = texts.map(numberIn).filter((number) => number !== null);
  const sum = others.reduce((all, number) => all + number, 0);
  return total !== undefined && (others.length === 0 || sum === total) ? total : null;
}

/** Whole numbers, with or without separators of thousands; null for a text that is more than a number and a word. */
function numberIn(text: string): number | null {
  const match = /^(\d{1,3}(?:[.,\s]\d{3})+|\d+)(?:\s+[^\d]*)?$/.exec(text);
  return match?.[1] ? Number(match[1].replace(/\D/g, '')) : null;
}
