import { CLOUD_IDS, type Cloud, DEFAULT_CLOUD } from '../clouds.ts';
import { cleanGuid, isGuid } from '../pasted.ts';
import { SETUP_FORMS, type SetupCredential, type SetupForm, type SetupInput } from './plan.ts';

/** What people choose and type for a script, and what comes of it. Pure. */

export const SETUP_KINDS = ['secret', 'certificate', 'federated'] as const satisfies readonly SetupCredential['kind'][];
export type SetupKind = (typeof SETUP_KINDS)[number];

/** What was chosen and typed for a script. None of it is a secret. */
export interface Choice {
  form: SetupForm;
  kind: SetupKind;
  cloud: Cloud;
  directoryId: string;
  clientId: string;
  endsOn: string;
  certificate: Extract<SetupCredential, { kind: 'certificate' }> | null;
  issuer: string;
  subject: string;
}

/** What is still missing before there can be a script. */
export type Missing = 'directoryId' | 'clientId' | 'endsOn' | 'certificate' | 'federated';

/** How long a secret is proposed to live, and may live at most, in months. */
const [PROPOSED_MONTHS, MAX_MONTHS] = [12, 24];

/** What a link to this screen may say. */
export type Wanted = Readonly<Record<string, string | undefined>>;

/** What the screen begins with. @param today `YYYY-MM-DD` */
export function firstChoice(wanted: Wanted, today: string): Choice {
  return {
    form: SETUP_FORMS.find((form) => form === wanted.form) ?? SETUP_FORMS[0],
    kind: SETUP_KINDS.find((kind) => kind === wanted.kind) ?? SETUP_KINDS[0],
    cloud: CLOUD_IDS.find((cloud) => cloud === wanted.cloud) ?? DEFAULT_CLOUD,
    directoryId: wanted.directoryId ?? '',
    clientId: wanted.clientId ?? '',
    endsOn: monthsAfter(today, PROPOSED_MONTHS),
    certificate: null,
    issuer: '',
    subject: '',
  };
}

/** The values for a script, or what is missing. */
export function inputOf(choice: Choice, today: string): SetupInput | Missing {
  const { kind, cloud, certificate } = choice;
  const [directoryId, clientId] = [cleanGuid(choice.directoryId), cleanGuid(choice.clientId)];
  if (!isGuid(directoryId)) return 'directoryId';
  if (clientId !== '' && !isGuid(clientId)) return 'clientId';
  const common = { cloud, directoryId, clientId: clientId || null };
  switch (kind) {
    case 'secret': {
      const { endsOn } = choice;
      const possible = /^\d{4}-\d{2}-\d{2}$/.test(endsOn) && endsOn > today && endsOn <= latestEnd(today);
      return possible ? { ...common, credential: { kind, endsOn } } : 'endsOn';
    }
    case 'certificate':
      return certificate ? { ...common, credential: certificate } : 'certificate';
    case 'federated': {
      const [issuer, subject] = [choice.issuer.trim(), choice.subject.trim()];
      return issuer && subject ? { ...common, credential: { kind, issuer, subject } } : 'federated';
    }
  }
}

/** Last day a secret may have. */
export function latestEnd(today: string): string {
  return monthsAfter(today, MAX_MONTHS);
}

function monthsAfter(today: string, months: number): string {
  const date = new Date(`${today}T00:00:00Z`);
  const wanted = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  // 29 February has no counterpart a year later.
  if (date.getUTCDate() !== wanted) date.setUTCDate(0);
  return date.toISOString().slice(0, 10);
}

/** A choice with what became known added: what is there already stays. The cloud belongs to the directory. */
export function completed(choice: Choice, known: Partial<Choice>): Choice {
  const { cloud, directoryId, clientId, ...rest } = known;
  const ids = choice.directoryId === '' && directoryId ? { cloud, directoryId, clientId } : {};
  const found = Object.entries({ ...rest, ...ids }).filter(([name, value]) => {
    const mayTake = name === 'cloud' || !choice[name as keyof Choice];
    return mayTake && value !== undefined;
  });
  return { ...choice, ...Object.fromEntries(found) };
}
