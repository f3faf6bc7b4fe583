import type { ComponentChildren } from 'preact';
import { words } from '../texts.ts';

/** A link out of this page, into a window of its own. */
export function ExternalLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a class="external" href={href} target="_blank" rel="noopener noreferrer">
      {children}
      <span class="visually-hidden"> {words().common.newWindow}</span>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M6 3H4a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h7a2 2 0 0 0 2-2v-2h-1.3v2c0 .4-.3.7-.7.7H4a.7.7 0 0 1-.7-.7V5c0-.4.3-.7.7-.7h2V3Zm3 0v1.3h2.400L7.500 8.200l.9.9 3.900-3.900v2.400H14V3H9Z" />
      </svg>
    </a>
  );
}
