import type { Connection } from '@production-assist/shared/api';
import type { TestDirectory } from '../local/directories.ts';
import type { Answer, Harness } from './harness.ts';

type Fits = <Body>(route: string, status: number, answer: Promise<Answer<Body>>) => Promise<Body>;

/** The calls about credentials that replace each other, of a tenant with a secret. */
export async function credentialsFit(h: Harness, tenantId: string, directory: TestDirectory, fits: Fits) {
  const base = `/api/tenants/${tenantId}/connection`;
  const of = (method: string, rest: string) => `${method} /api/tenants/{tenantId}/connection${rest}`;
  const put = (body: object) => h.call<Connection>('PUT', `${base}/candidate`, body);
  const prove = () => h.call<Connection>('POST', `${base}/candidate/prove`);
  const removed = (body?: object) => h.call<Connection>('POST', `${base}/former/removed`, body);

  await fits(of('GET', '/certificate'), 404, h.call('GET', `${base}/certificate`));
  await fits(of('GET', '/certificate'), 422, h.call('GET', `${base}/certificate?of=none`));
  await fits(of('PUT', '/candidate'), 422, put({ kind: 'secret' }));
  await fits(of('POST', '/candidate/prove'), 404, prove());
  await fits(of('DELETE', '/candidate'), 404, h.call('DELETE', `${base}/candidate`));
  await fits(of('POST', '/former/removed'), 404, removed());
  await fits(of('PUT', '/candidate'), 200, put({ kind: 'certificate' }));
  await fits(of('GET', '/certificate'), 200, h.call('GET', `${base}/certificate?of=candidate`));
  // One that Microsoft refuses carries its failure in words.
  await fits(of('POST', '/candidate/prove'), 200, prove());
  await fits(of('DELETE', '/candidate'), 204, h.call('DELETE', `${base}/candidate`));

  const value = 'new8Q~documented'.padEnd(40, '0');
  const application = directory.directory.applications.get(directory.clientId);
  application?.secrets.push({ keyId: crypto.randomUUID(), value, expiresAt: Date.now() + 86_400_000 });
  const taken = await fits<Connection>(of('PUT', '/candidate'), 200, put({ kind: 'secret', clientSecret: value }));
  if (taken.candidate) throw new Error('not taken over');
  for (let state = taken.former?.state; state !== 'to-remove'; ) {
    state = (await h.call<Connection>('GET', base)).body.former?.state;
  }
  await fits(of('POST', '/former/removed'), 200, removed({}));
}
