import type { Admins, Browser } from '@production-assist/shared/api';
import { EMAIL, type Role, type Row, WEBHOOK } from './access-table.ts';
import { connect } from './connect.ts';
import { type Answer, expectStatus, type Harness } from './harness.ts';
import { holdRemoval } from './held.ts';
import { invite } from './people-access.ts';

/** A tenant with one of everything an address may name. What no route of a test needs is not made. */
export interface TestTenant {
  tenantId: string;
  ids: Readonly<Record<string, string>>;
}

/** What a caller proves themselves with. */
export type Proof = Record<string, string>;

/** Makes callers of every role, and tenants for them. */
export interface AccessWorld {
  /** How this role calls in this tenant. */
  proofOf(role: Role, tenantId: string): Promise<Proof>;
  /** A new tenant with what the route's address names. */
  tenantFor(route: string): Promise<TestTenant>;
  /** The same as a tenant of its own, of which everything there is exists. */
  wholeTenant(): Promise<TestTenant>;
}

export function accessWorld(h: Harness): AccessWorld {
  const proofs = new Map<string, Promise<Proof>>();
  let subjects = 0;

  async function newProof(role: Role, tenantId: string): Promise<Proof> {
    const subject = role === 'operator' ? 'second-operator' : `${role} of ${tenantId}`;
    if (role === 'nobody') return {};
    if (role === 'service') {
      const token = await h.backendIssuer.token({ subject, claims: { scope: 'users.read' } });
      return { authorization: `Bearer ${token}` };
    }
    if (role === 'operator' || role === 'admin' || role === 'viewer') await h.grant(subject, tenantId, role);
    else if (role !== 'stranger') await h.grant(subject, tenantId, 'admin');
    if (role === 'session') return h.signIn(subject);
    if (role === 'browser' || role === 'reading browser') {
      const scopes = role === 'browser' ? ['configure'] : [];
      const { accessToken } = await connect(h, subject, tenantId, { scopes });
      return { authorization: `Bearer ${accessToken}` };
    }
    return { authorization: `Bearer ${await h.token(subject)}` };
  }

  function proofOf(role: Role, tenantId: string): Promise<Proof> {
    const key = role === 'operator' ? role : `${role} ${tenantId}`;
    const proof = proofs.get(key) ?? newProof(role, tenantId);
    proofs.set(key, proof);
    return proof;
  }

  async function newTarget(address: string, body: object): Promise<string> {
    return (await expectStatus(201, h.call<{ id: string }>('POST', address, body))).body.id;
  }

  /** One of everything by the name it has in addresses. Of operators, where the address names no tenant. */
  const make: Record<string, (place: string, tenantId: string) => Promise<string>> = {
    runId: async (_, tenantId) => (await h.run(tenantId)).id,
    removalId: (_, tenantId) => holdRemoval(h, tenantId),
    webhookId: (place) => newTarget(`${place}/webhooks`, WEBHOOK),
    emailId: (place) => newTarget(`${place}/emails`, EMAIL),
    async noticeId(place) {
      const id = await newTarget(`${place}/webhooks`, WEBHOOK);
      const { body } = await expectStatus(202, h.call<{ id: string }>('POST', `${place}/webhooks/${id}/test`));
      return body.id;
    },
    tab: async () => 'people',
    token: async (place) => (await invite(h, place, place === OPERATORS ? 'operator' : 'viewer')).secret,
    invitationId: async (place) => (await invite(h, place, place === OPERATORS ? 'operator' : 'viewer')).invitation.id,
    async adminId(place, tenantId) {
      const subject = `target-${++subjects}`;
      await h.grant(subject, tenantId, place === OPERATORS ? 'operator' : 'viewer');
      const listed = place === OPERATORS ? place : `${place}/admins`;
      const { body } = await expectStatus(200, h.call<Admins>('GET', listed));
      return body.items.find(({ name }) => name === subject)?.id ?? '';
    },
    async browserId(place, tenantId) {
      const subject = `target-${++subjects}`;
      await h.grant(subject, tenantId, 'viewer');
      await connect(h, subject, tenantId, { scopes: [] });
      const { body } = await expectStatus(200, h.call<{ items: Browser[] }>('GET', `${place}/browsers`));
      return body.items.find(({ person }) => person.startsWith(subject))?.id ?? '';
    },
  };

  async function withIds(names: readonly string[], ofTenant: boolean): Promise<TestTenant> {
    const tenantId = await h.connect(h.directory({ members: 1 }));
    const ids: Record<string, string> = { tenantId };
    for (const name of names) {
      const made = make[name];
      if (!made) throw new Error(`nothing makes an {${name}}`);
      ids[name] = await made(ofTenant ? `/api/tenants/${tenantId}` : OPERATORS, ofTenant ? tenantId : '*');
    }
    return { tenantId, ids };
  }

  return {
    proofOf,
    tenantFor: (route) => {
      const names = [...route.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      const rest = names.filter((name) => name !== 'tenantId');
      return withIds(rest, names.includes('tenantId') || !route.includes('/operators'));
    },
    wholeTenant: () => withIds(Object.keys(make), true),
  };
}

const OPERATORS = '/api/operators';

/** Calls a route as its row says. */
export async function callRoute(
  h: Harness,
  route: string,
  row: Row,
  ids: Readonly<Record<string, string>>,
  proof: Proof,
): Promise<Answer> {
  const [method = '', path = ''] = route.split(' ');
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? `no-${name}`);
  const query = row.query ? `?${new URLSearchParams(row.query)}` : '';
  const type: Record<string, string> = row.form ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
  const body = row.form ? new URLSearchParams(row.form).toString() : row.body;
  return h.call(method, address + query, body, { token: null, headers: { ...type, ...row.headers, ...proof } });
}
