import { PERSON } from '../components/person-shape.ts';

const DIRECT = [
  [42, 40],
  [42, 84],
  [76, 62],
] as const;
const NESTED = [
  [142, 52],
  [168, 52],
  [155, 82],
] as const;

/** The group as a picture: its direct members come in, those of a group inside it do not. */
export function GroupPicture() {
  return (
    <svg class="help-picture" viewBox="0 0 330 124" aria-hidden="true">
      <rect class="is-box" x="10" y="12" width="194" height="100" rx="12" />
      <rect class="is-inner" x="118" y="28" width="74" height="72" rx="10" />
      {DIRECT.map(([x, y]) => (
        <path key={`${x} ${y}`} class="is-person" transform={`translate(${x} ${y})`} d={PERSON} />
      ))}
      {NESTED.map(([x, y]) => (
        <path key={`${x} ${y}`} class="is-nobody" transform={`translate(${x} ${y})`} d={PERSON} />
      ))}
      <path class="is-way" d="M214 62h30m-7-7 7 7-7 7" />
      {DIRECT.map(([x, y]) => (
        <path key={`${x} ${y}`} class="is-person" transform={`translate(${x + 226} ${y})`} d={PERSON} />
      ))}
    </svg>
  );
}
