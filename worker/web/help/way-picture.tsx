import { PERSON } from '../components/person-shape.ts';

const PLACES = [
  [34, 42],
  [60, 42],
  [34, 78],
  [60, 78],
] as const;

/** The way of the people as a picture: from the group in Entra through the sync into Production Assist. */
export function WayPicture() {
  return (
    <svg class="help-picture" viewBox="0 0 330 120" aria-hidden="true">
      <rect class="is-box" x="10" y="14" width="74" height="92" rx="12" />
      <rect class="is-box" x="246" y="14" width="74" height="92" rx="12" />
      {PLACES.map(([x, y]) => (
        <path key={`${x} ${y}`} class="is-person" transform={`translate(${x} ${y})`} d={PERSON} />
      ))}
      {PLACES.map(([x, y]) => (
        <path key={`${x} ${y}`} class="is-person" transform={`translate(${x + 236} ${y})`} d={PERSON} />
      ))}
      <path class="is-way" d="M94 60H130M200 60H236" />
      <path class="is-way" d="m229 53 7 7-7 7" />
      <circle class="is-box" cx="165" cy="60" r="27" />
      <path class="is-way" d="M152 56a14 14 0 0 1 25-4M178 64a14 14 0 0 1-25 4" />
      <path class="is-way" d="M178 45v8h-8M152 75v-8h8" />
    </svg>
  );
}
