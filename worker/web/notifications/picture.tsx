/** An event here that goes out as a signed message, to a program and to a person. The text says the same. */
export function NoticePicture() {
  return (
    <svg class="notice-picture" viewBox="0 0 340 140" aria-hidden="true">
      <rect class="is-box" x="10" y="42" width="76" height="56" rx="10" />
      <path
        class="is-person"
        d="M36 58a6 6 0 1 1 0 12a6 6 0 0 1 0 -12ZM25 84c0 -7 5 -10 11 -10s11 3 11 10ZM60 64h16M60 71h16M60 78h10"
      />
      <path class="is-way" d="M92 62C120 40 128 36 148 36M92 78c28 22 36 26 56 26" />
      <g class="is-letter">
        <rect x="152" y="22" width="44" height="30" rx="4" />
        <path d="m154 25 20 15 20 -15" />
        <rect x="152" y="90" width="44" height="30" rx="4" />
        <path d="m154 93 20 15 20 -15" />
      </g>
      <g class="is-seal">
        <circle cx="194" cy="50" r="8" />
        <path d="m190.500 50 2.500 2.500 4.500 -5" />
        <circle cx="194" cy="118" r="8" />
        <path d="m190.500 118 2.500 2.500 4.500 -5" />
      </g>
      <path class="is-way" d="M212 36h34M212 106h34" />
      <rect class="is-box" x="256" y="12" width="64" height="48" rx="8" />
      <path class="is-person" d="m277 28-8 8 8 8M299 28l8 8-8 8M291 26l-6 20" />
      <circle class="is-box" cx="288" cy="106" r="26" />
      <path class="is-person" d="M288 90a7 7 0 1 1 0 14a7 7 0 0 1 0 -14ZM275 122c0 -8 6 -12 13 -12s13 4 13 12" />
    </svg>
  );
}
