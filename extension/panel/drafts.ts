import { signal } from '@preact/signals';
import { serviceOrigin } from '../worker-api.ts';

/**
 * What a person has typed and not sent off yet. It stays while other steps are looked at and goes with the panel; a
 * secret is never among it.
 */
const drafts = signal<Readonly<Record<string, string>>>({});

/** Fields an organization has filled in for everybody: its text stands in place of a person's. */
export type Preset = Partial<Record<'service address' | 'form address', string>>;
const preset = signal<Readonly<Partial<Record<string, string>>>>({});

/** Reads what is preset, and goes on reading it. */
export const loadPreset = async (): Promise<void> =>
  (await import('../preset.ts')).followPreset(serviceOrigin, (value) => {
    preset.value = value;
  });

/** A field's text, and how to change it; undefined where nothing was typed, and where it is not to be changed. */
export function draft(name: string): [text: string | undefined, write?: (text: string) => void] {
  const fixed = preset.value[name];
  return fixed
    ? [fixed]
    : [
        drafts.value[name],
        (text) => {
          drafts.value = { ...drafts.value, [name]: text };
        },
      ];
}

/** Forgets everything that was typed and not used yet. */
export function dropDrafts(): void {
  drafts.value = {};
}
