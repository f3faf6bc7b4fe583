import { PERSON } from '../components/person-shape.ts';

const IN = [
  [38, 44],
  [66, 44],
  [38, 84],
  [66, 84],
] as const;
const LEAVING = [
  [108, 44],
  [136, 64],
  [108, 84],
] as const;
const OUT = [
  [270, 44],
  [298, 64],
  [270, 84],
] as const;

/** The guard as a picture: people on their way out of the group, held until somebody decides. The text says the same. */
export function GuardPicture() {
  return (
    <svg class="guard-picture" viewBox="0 0 330 128" aria-hidden="true">
      <rect class="is-group" x="12" y="16" width="80" height="96" rx="12" />
      {IN.map(([x, y]) => (
        <path key={`${x} ${y}`} class="is-in" transform={`translate(${x} ${y})`} d={PERSON} />
      ))}
      {LEAVING.map(([x, y]) => (
        <path key={`${x} ${y}`} class="is-leaving" transform={`translate(${x} ${y})`} d={PERSON} />
      ))}
      <path class="is-way" d="M160 64H178M232 64H250" />
      <path class="is-shield" d="M205 34c7 5 14 7 22 7v22c0 15-9 25-22 31-13-6-22-16-22-31V41c8 0 15-2 22-7Z" />
      <path class="is-hold" d="M199 55v18M211 55v18" />
      {OUT.map(([x, y]) => (
        <path key={`${x} ${y}`} class="is-out" transform={`translate(${x} ${y})`} d={PERSON} />
      ))}
    </svg>
  );
}
