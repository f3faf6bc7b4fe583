import { labelsDe } from './panel/labels-de.ts';
import { labelsEn } from './panel/labels-en.ts';
import type { Language } from './texts.ts';

/** How the extension calls itself to a browser: in its list of extensions, in a store, on its button. */
export interface ExtensionTexts {
  /** At most 75 characters, which is what browsers take. */
  name: string;
  /** At most 132 characters. */
  description: string;
  /** Says what the button does. */
  action: string;
  /** Heading of the panel, where the browser writes one; the panel's own. */
  panel: string;
}

/** The browser chooses by its own language, before any of the extension's code runs. */
export const EXTENSION_TEXTS: Record<Language, ExtensionTexts> = {
  en: {
    name: 'Entra connection for Production Assist',
    description: 'Walks an administrator through the Microsoft Entra set-up for Production Assist, and checks it.',
    action: 'Open the set-up guide for Production Assist',
    panel: labelsEn.title,
  },
  de: {
    name: 'Entra-Verbindung für Production Assist',
    description: 'Führt durch die Einrichtung von Microsoft Entra für Production Assist und prüft sie.',
    action: 'Anleitung zur Einrichtung von Production Assist öffnen',
    panel: labelsDe.title,
  },
};
