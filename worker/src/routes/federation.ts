import { FederationQuery, FederationView } from '@production-assist/shared/api';
import { CLOUDS, DEFAULT_CLOUD } from '@production-assist/shared/clouds';
import { Hono } from 'hono';
import { FailureError } from '../failure-error.ts';
import { federationFor } from '../federation/federation.ts';
import { getConnection } from '../store/connections.ts';
import { tenantExists } from '../store/tenants.ts';
import { type AppEnv, allow, valid } from './context.ts';
import { describe } from './describe.ts';

/** What a tenant enters in Entra to sign in without any secret. */
export const federation = new Hono<AppEnv>().get(
  '/',
  allow('read'),
  valid('query', FederationQuery),
  describe({
    id: 'getFederation',
    tag: 'Connection',
    summary: 'Issuer, subject and audience of a federated credential',
    description:
      'To be entered in the admin center under Federated credentials, letter by letter. The subject is the tenant’s own and stays the same; it is made when it is asked for first. Nothing of this is secret.',
    answers: { 200: { says: 'What the credential has to hold', schema: FederationView } },
    problems: [404, 409, 422],
  }),
  async (c) => {
    const tenantId = c.req.param('tenantId') ?? '';
    if (!(await tenantExists(c.env.DB, tenantId))) throw new FailureError('not-found');
    const cloud = c.req.valid('query').cloud ?? (await getConnection(c.env.DB, tenantId))?.cloud ?? DEFAULT_CLOUD;
    const { issuer, subject } = await federationFor(c.env, tenantId, c.req.url, Date.now(), 'present');
    return c.json({ issuer, subject, audience: CLOUDS[cloud].federationAudience });
  },
);
