import type { SetupForm } from '../../setup-code/plan.ts';
import type { Language } from '../texts.ts';
import type { setupEn } from './en.ts';

/** What the scripts say: their comments, and what they print while they run. */
export interface SetupScriptTexts {
  title: string;
  /** `{roles}` */
  again: string;
  /** Heads of the parts. */
  part: Record<
    | 'values'
    | 'signIn'
    | 'application'
    | 'permissions'
    | 'consent'
    | 'group'
    | 'secret'
    | 'certificate'
    | 'federated'
    | 'result',
    string
  >;
  otherDirectory: string;
  application: { there: string; made: string; several: string; unknown: string };
  permissions: { there: string; made: string };
  /** `refused`: `{roles}` */
  consent: { there: string; made: string; refused: string };
  group: { there: string; made: string; several: string; otherKind: string };
  secret: { there: string; made: string; none: string };
  certificate: { there: string; made: string; last: string };
  federated: { there: string; made: string; other: string; last: string };
  enter: string;
  members: string;
  cli: Record<
    | 'needs'
    | 'clientId'
    | 'dod'
    | 'cloudSet'
    | 'securityGroup'
    | 'secretShown'
    | 'newSecret'
    | 'notToFile'
    | 'certificateYears',
    string
  >;
  powershell: Record<'needs' | 'clientId' | 'secretShown' | 'newSecret' | 'notToFile', string>;
  /** `clientId`: `{id}` */
  terraform: Record<'needs' | 'state' | 'thereAlready' | 'clientId' | 'members' | 'renew' | 'output', string>;
}

/** Everything about setting up by script in one language: the scripts' own words, and the screen's. */
export type SetupTexts = typeof setupEn;

/** Each language is a file of its own, loaded when somebody opens the screen. */
export const SETUP_TEXTS: Record<Language, () => Promise<SetupTexts>> = {
  en: async () => (await import('./en.ts')).setupEn,
  de: async () => (await import('./de.ts')).setupDe,
};

/** What people call the forms; names, the same in every language. */
export const FORM_NAMES: Record<SetupForm, string> = {
  'azure-cli': 'Azure CLI',
  'graph-powershell': 'Graph PowerShell',
  terraform: 'Terraform',
};
