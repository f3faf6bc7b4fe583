import { evidenceAmong, STRENGTHS } from './evidence.ts';
import type { FormField } from './labels.ts';
import { type Obstacle, obstacleOf } from './obstacles.ts';
import { type TextField, textFields } from './text-fields.ts';

/** Why a field is missing: no field has its label, or the one that has it cannot be typed into. */
export type Missing = 'no-such-label' | Obstacle;

/** What the search for one field came to. */
export type Found =
  | { status: 'found'; field: TextField }
  | { status: 'not-found'; because: Missing }
  /** Several fields have the label and the form's section does not tell them apart. */
  | { status: 'ambiguous'; count: number };

export type FoundFields = Record<FormField, Found>;

interface Candidate {
  field: TextField;
  names: FormField;
  /** 0 is the strongest. */
  rank: number;
  inSection: boolean;
  obstacle: Obstacle | null;
}

/**
 * Finds the fields of the configuration form by their labels, whatever the page is made with.
 *
 * @param purpose `fill`: only fields a person could type into; `read`: also disabled and read-only ones. Hidden
 *   fields are never found.
 */
export function findFields(document: Document, purpose: 'fill' | 'read'): FoundFields {
  const placed = textFields(document);
  const evidenceOf = evidenceAmong(placed);
  const candidates = placed.flatMap(({ field, inSection }): Candidate[] => {
    const evidence = evidenceOf(field);
    if (!evidence) return [];
    const rank = STRENGTHS.indexOf(evidence.strength);
    return [{ field, names: evidence.names, rank, inSection, obstacle: obstacleOf(field) }];
  });
  const search = (wanted: FormField) =>
    choose(
      candidates.filter((each) => each.names === wanted),
      purpose,
    );
  return { directoryId: search('directoryId'), clientId: search('clientId'), clientSecret: search('clientSecret') };
}

function choose(candidates: readonly Candidate[], purpose: 'fill' | 'read'): Found {
  const usable = candidates.filter(({ obstacle }) => !obstacle || (purpose === 'read' && obstacle !== 'hidden'));
  if (usable.length === 0) {
    // The most telling obstacle: a locked field a person sees, before one that nobody sees.
    const obstacles = candidates.map(({ obstacle }) => obstacle);
    const seen = obstacles.find((obstacle) => obstacle && obstacle !== 'hidden') ?? obstacles[0];
    return { status: 'not-found', because: seen ?? 'no-such-label' };
  }
  const inSection = usable.filter((each) => each.inSection);
  const nearest = inSection.length > 0 ? inSection : usable;
  const best = Math.min(...nearest.map(({ rank }) => rank));
  const [first, ...others] = nearest.filter(({ rank }) => rank === best);
  if (!first) return { status: 'not-found', because: 'no-such-label' };
  return others.length > 0
    ? { status: 'ambiguous', count: others.length + 1 }
    : { status: 'found', field: first.field };
}
