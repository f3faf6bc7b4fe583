import { USER_PERMISSIONS } from '@production-assist/shared/permissions';
import { PERSON } from '../components/person-shape.ts';

const ROWS = [42, 70, 98] as const;

/** What Microsoft shows of the members, with two permissions and with three: nobody's name, and everybody's. */
export function RedactedPicture() {
  return (
    <svg class="help-picture is-wide" viewBox="0 0 420 130" aria-hidden="true">
      <text x="320" y="14">
        {`+ ${USER_PERMISSIONS[0]}`}
      </text>
      <rect class="is-box" x="10" y="22" width="180" height="98" rx="10" />
      <rect class="is-box" x="230" y="22" width="180" height="98" rx="10" />
      {ROWS.map((y) => (
        <g key={y}>
          <path class="is-nobody" transform={`translate(36 ${y})`} d={PERSON} />
          <path class="is-nobody" d={`M58 ${y - 5}h104M58 ${y + 5}h72`} />
          <path class="is-person" transform={`translate(256 ${y})`} d={PERSON} />
          <path class="is-way" d={`M278 ${y - 5}h${120 - (y % 30)}M278 ${y + 5}h${60 + (y % 20)}`} />
        </g>
      ))}
      <path class="is-way" d="M202 71h16m-6-6 6 6-6 6" />
    </svg>
  );
}
