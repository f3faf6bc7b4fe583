import { signal } from '@preact/signals';

/**
 * What a person has typed and not sent off yet. It stays while other steps are looked at and goes with the panel; a
 * secret is never among it.
 */
const drafts = signal<Readonly<Record<string, string>>>({});

/** A field's text, and how to change it; undefined where nothing was typed. */
export function draft(name: string): [text: string | undefined, write: (text: string) => void] {
  return [
    drafts.value[name],
    (text) => {
      drafts.value = { ...drafts.value, [name]: text };
    },
  ];
}

export function dropDrafts(): void {
  drafts.value = {};
}
