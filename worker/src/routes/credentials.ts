import { CertificateQuery, Connection, FormerRemovedInput } from '@production-assist/shared/api';
import { Hono } from 'hono';
import { octetsOf } from '../certificate/certificate.ts';
import { FailureError } from '../failure-error.ts';
import { getCandidate } from '../store/candidates.ts';
import { endFormer, formerToShow } from '../store/formers.ts';
import { connectionAnswer, connectionOf } from './connection-answer.ts';
import { type AppEnv, allow, valid } from './context.ts';
import { describe } from './describe.ts';

const tag = 'Connection';

/** What people take from here to the admin center, and what they have done there. */
export const credentials = new Hono<AppEnv>()
  .get(
    '/certificate',
    allow('read'),
    valid('query', CertificateQuery),
    describe({
      id: 'getCertificate',
      tag,
      summary: 'The certificate to upload in the admin center',
      description: 'DER, as a file `.cer`. Its private key never leaves the service.',
      answers: { 200: { says: 'The certificate', file: 'application/pkix-cert' } },
      problems: [404, 422],
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      const connection = await connectionOf(c.env.DB, tenantId);
      const { of = 'current' } = c.req.valid('query');
      const certificate =
        of === 'current'
          ? connection.credentialCertificate
          : ((await getCandidate(c.env.DB, tenantId))?.certificate ?? null);
      if (!certificate) throw new FailureError('not-found');
      // By its thumbprint: two of them side by side must not be mixed up.
      const name = `production-assist-${tenantId}-${certificate.thumbprint.slice(0, 8)}.cer`;
      return c.body(octetsOf(certificate), 200, {
        'Content-Type': 'application/pkix-cert',
        'Content-Disposition': `attachment; filename="${name}"`,
      });
    },
  )
  .post(
    '/former/removed',
    allow('configure'),
    valid('json', FormerRemovedInput),
    describe({
      id: 'formerRemoved',
      tag,
      summary: 'Say that the replaced credential was removed in the admin center',
      description: 'Ends the record of it. While it still stands in for the new one, it must not be removed.',
      answers: { 200: { says: 'The connection; where another one is left to remove, with that', schema: Connection } },
      headers: ['ETag'],
      problems: [404, 409],
      body: 'optional',
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      const connection = await connectionOf(c.env.DB, tenantId);
      const { id } = c.req.valid('json');
      const former = await formerToShow(c.env.DB, tenantId);
      if (!former || (id !== undefined && former.formerId !== id)) throw new FailureError('former-missing');
      if (former.state === 'fallback') throw new FailureError('former-in-use');
      const by = { actor: c.get('caller').name, at: Date.now() };
      if (!(await endFormer(c.env.DB, former, by))) throw new FailureError('former-missing');
      return c.json(await connectionAnswer(c, connection));
    },
  );
