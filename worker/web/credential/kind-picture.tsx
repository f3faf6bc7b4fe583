import type { CredentialKind } from '@production-assist/shared/api';

/** What travels between Entra (left) and this service (right), as lines on 120 × 56. The text says the same. */
const TRAVELS: Record<CredentialKind, string> = {
  // A key is copied over.
  secret: 'M52 28h16M68 28v4M63 28v3M47 28a4 4 0 1 0 5 0a4 4 0 0 0 -5 0',
  // A paper with a seal goes back.
  certificate: 'M50 18h20v18H50ZM54 23h12M54 27h8M66 36v6l-3 -2l-3 2v-6',
  // A signature each time, gone after five minutes.
  federated: 'M46 32c4 -9 7 -9 7 -2c0 4 4 -6 7 -6s0 8 4 6s6 -4 10 -4',
};

/** A kind of credential as a picture. */
export function KindPicture({ kind }: { kind: CredentialKind }) {
  return (
    <svg class={`kind-picture is-${kind}`} viewBox="0 0 120 56" aria-hidden="true">
      <rect class="is-side" x="2" y="12" width="30" height="32" rx="6" />
      <rect class="is-side" x="88" y="12" width="30" height="32" rx="6" />
      <path class="is-line" d="M36 46H84" />
      <path class="is-line" d={kind === 'secret' ? 'm80 42 4 4-4 4' : 'm40 42-4 4 4 4'} />
      <path class="is-thing" d={TRAVELS[kind]} />
      <path class="is-entra" d="M17 19l9 10l-9 8l-9 -8Z" />
      <path class="is-here" d="M103 21a4 4 0 1 1 0 8a4 4 0 0 1 0 -8ZM96 37c0 -4 3 -6 7 -6s7 2 7 6" />
    </svg>
  );
}
