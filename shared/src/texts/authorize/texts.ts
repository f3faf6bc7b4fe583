import type { BrowserScope } from '../../api-access.ts';
import type { Language } from '../texts.ts';
import { de } from './de.ts';
import { en } from './en.ts';

/** What the page says on which a person lets the browser extension call in their name. `{name}` stands for a value. */
export interface AuthorizeTexts {
  title: string;
  /** `{extension}` and `{browser}`. */
  question: string;
  signedInAs: string;
  otherPerson: string;
  tenant: string;
  /** Where there are too many to choose from. */
  tenantId: string;
  rights: string;
  /** What each right means; `only`: where the person may grant it in some of the tenants to choose from. */
  scopes: Record<BrowserScope, { title: string; detail: string; only: string }>;
  lasts: string;
  allow: string;
  deny: string;
  back: string;
  signIn: string;
  noTenants: { title: string; detail: string };
  /** Pages that end it, each with what to do. */
  problems: Record<AuthorizeProblem, { title: string; detail: string }>;
  /** The chosen tenant is none of theirs (any more). */
  notTheirs: string;
}

/** Why there is no consent page. */
export const AUTHORIZE_PROBLEMS = [
  'not-configured',
  'not-our-extension',
  'not-signed-in',
  'no-sign-in',
  'page-over',
] as const;
export type AuthorizeProblem = (typeof AUTHORIZE_PROBLEMS)[number];

/** What the extension is called on its own consent page. */
export const EXTENSION_NAME = 'Entra connection for Production Assist';

const TEXTS: Record<Language, AuthorizeTexts> = { en, de };

/** The words of the pages an extension is allowed on, in a language. */
export function authorizeTexts(language: Language): AuthorizeTexts {
  return TEXTS[language];
}
