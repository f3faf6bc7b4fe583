import type { Admins, Invitation } from '@production-assist/shared/api';
import type { Issuer } from '@production-assist/simulator/issuer';
import { type Api, createApi } from './api.ts';

/** Somebody who can sign in at the simulated provider, and the role they get in the tenant. */
interface LocalPerson {
  subject: string;
  name: string;
  email: string;
  about: string;
  role: 'operator' | 'admin' | 'viewer' | null;
}

/** The first operator, who is named in the configuration: so nobody has to let them in. */
export const OPERATOR = {
  subject: 'local-operator',
  name: 'Olga Operator',
  email: 'operator@production-assist.test',
  about: 'Operator: every tenant',
  role: 'operator',
} as const satisfies LocalPerson;

const PEOPLE: readonly LocalPerson[] = [
  OPERATOR,
  {
    subject: 'local-admin',
    name: 'Anton Admin',
    email: 'admin@gtg.example',
    about: 'Admin of gtg: sets up, runs, invites',
    role: 'admin',
  },
  {
    subject: 'local-viewer',
    name: 'Vera Viewer',
    email: 'viewer@gtg.example',
    about: 'Viewer of gtg: reads, changes nothing',
    role: 'viewer',
  },
  {
    subject: 'local-stranger',
    name: 'Sven Somebody',
    email: 'somebody@elsewhere.example',
    about: 'Has no role, until somebody invites him',
    role: null,
  },
];

/** A day's token: what a script carries. In seconds. */
const TOKEN_SECONDS = 24 * 3600;

export function tokenFor(issuer: Issuer, { subject, name, email }: LocalPerson): Promise<string> {
  return issuer.token({ subject, name, email, expiresInSeconds: TOKEN_SECONDS });
}

/** Lets everybody of the list sign in, and gives them their roles as anybody gets one: invited, and accepted. */
export async function letPeopleIn(api: Api, url: string, issuer: Issuer, tenantId: string): Promise<void> {
  issuer.provider.people.push(...PEOPLE);
  const place = `/api/tenants/${tenantId}`;
  const { items } = await api.call<Admins>('GET', `${place}/admins`);
  for (const person of PEOPLE) {
    const { name, role, email } = person;
    if (role === null || role === 'operator' || items.some((known) => known.name === email)) continue;
    const { link } = await api.call<Invitation>('POST', `${place}/invitations`, { name, role });
    const invited = createApi(url, await tokenFor(issuer, person));
    await invited.call('POST', `/api${new URL(link ?? '').pathname}`);
  }
}
