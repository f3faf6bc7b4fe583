import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { GTG } from '../src/gtg.ts';
import { SIGN_IN_ERRORS } from '../src/sign-in-errors.ts';
import { type Answer, errorCode, simulated } from './helpers.ts';

const code = ({ body }: Answer) => (Array.isArray(body.error_codes) ? body.error_codes[0] : undefined);
const claims = ({ body }: Answer) => decodeJwt(String(body.access_token));
const MINUTE_MS = 60_000;

describe('a refusal', () => {
  it.each([
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
    ['the secret id for the secret', { client_secret: GTG.secretId }, 401, 'invalid_client', 7000215],
    ['no credential', { client_secret: undefined }, 401, 'invalid_client', 7000216],
    [
      'no credential with another grant',
      { client_secret: undefined, grant_type: 'refresh_token' },
      401,
      'invalid_client',
      7000218,
    ],
    [
      'an assertion nobody registered',
      { client_secret: undefined, client_assertion: 'a.b.c' },
      401,
      'invalid_client',
      700027,
    ],
    ['an unknown application', { client_id: GTG.applicationObjectId }, 400, 'unauthorized_client', 700016],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
    ['no grant', { grant_type: undefined }, 400, 'invalid_request', 900144],
    ['a single permission as scope', { scope: 'https://graph.microsoft.com/User.Read' }, 400, 'invalid_scope', 1002012],
    ['two scopes', { scope: 'https://graph.microsoft.com/.default openid' }, 400, 'invalid_scope', 70011],
    ['another cloud’s Graph', { scope: 'https://graph.microsoft.us/.default' }, 400, 'invalid_resource', 500011],
  ])('of %s', async (_, form, status, error, aadsts) => {
    const { signIn } = await simulated();
    const answer = await signIn(form);
    expect([answer.status, answer.body.error, code(answer)]).toEqual([status, error, aadsts]);
    expect(answer.body.error_description).toMatch(
      new RegExp(`^AADSTS${aadsts}: .+Trace ID: .+Correlation ID: .+Timestamp: `, 's'),
    );
  });

  it.each([
    ['an unknown directory', '00000000-0000-4000-8000-00000000dead', 'global', 90002],
    ['an unknown domain', 'nobody.example', 'global', 90002],
    ['something that is no directory', 'GTG', 'global', 900023],
    ['a placeholder', 'common', 'global', 50059],
    ['a directory of another cloud', GTG.directoryId, 'usgov', 900382],
  ] as const)('of %s', async (_, name, cloud, aadsts) => {
    const { signIn } = await simulated();
    const answer = await signIn({}, name, cloud);
    expect([answer.status, code(answer)]).toEqual([400, aadsts]);
  });

  it('follows the state of the application', async () => {
    const { signIn, application, clock } = await simulated();
    application.enabled = false;
    expect(code(await signIn())).toBe(7000112);
    application.enabled = true;
    application.servicePrincipal = false;
    expect(code(await signIn())).toBe(7000229);
    application.servicePrincipal = true;
    const [secret] = application.secrets;
    clock.now = secret?.expiresAt ?? 0;
    expect(code(await signIn())).toBe(7000222);
    application.secrets.push({
      keyId: GTG.secretId,
      value: 'new',
      expiresAt: clock.now * 2,
      notBefore: clock.now + MINUTE_MS,
    });
    expect(code(await signIn({ client_secret: 'new' }))).toBe(7000215);
    clock.now += MINUTE_MS;
    expect((await signIn({ client_secret: 'new' })).status).toBe(200);
  });

  it('has separators that vary, and says who asked', async () => {
    const { simulator, signIn, call } = await simulated();
    const descriptions = [await signIn({ client_secret: 'a' }), await signIn({ client_secret: 'a' })].map(({ body }) =>
      String(body.error_description),
    );
    expect(descriptions.map((text) => text.includes('\r\nTrace ID'))).toEqual([true, false]);
    simulator.settings.descriptionSeparator = 'crlf';
    const id = '3f1c0f0e-9a1b-4a52-8a53-1d2a0b7d0001';
    const url = `https://login.microsoftonline.com/${GTG.directoryId}/oauth2/v2.0/token?client-request-id=${id}`;
    const answer = await call(url, { method: 'POST', body: new URLSearchParams() });
    expect(answer.body.correlation_id).toBe(id);
    expect(answer.body.error_description).toContain(`\r\nCorrelation ID: ${id}`);
  });

  it.each(Object.keys(SIGN_IN_ERRORS).map(Number))('AADSTS%d can be scripted', async (aadsts) => {
    const { simulator, signIn } = await simulated();
    simulator.faults.add({ aadsts, withoutCodes: true });
    const answer = await signIn();
    expect(answer.status).toBe(SIGN_IN_ERRORS[aadsts]?.status);
    expect(answer.body).not.toHaveProperty('error_codes');
    expect(answer.body.error_description).toContain(`AADSTS${aadsts}: `);
    expect((await signIn()).status).toBe(200);
  });

  it('of a loop comes with a time to wait', async () => {
    const { simulator, signIn, clock } = await simulated();
    simulator.settings.signInLoop = { requests: 2, windowMs: 10_000 };
    await signIn();
    await signIn();
    const answer = await signIn();
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, '60']);
    clock.now += 10_000;
    expect((await signIn()).status).toBe(200);
  });
});

describe('an access token', () => {
  it('carries what was consented and nothing delegated', async () => {
    const { signIn } = await simulated();
    const answer = await signIn();
    expect(answer.body).toMatchObject({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599 });
    expect(claims(answer)).toMatchObject({
      aud: 'https://graph.microsoft.com',
      iss: `https://sts.windows.net/${GTG.directoryId}/`,
      tid: GTG.directoryId,
      appid: GTG.clientId,
      idtyp: 'app',
      roles: ['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All'],
    });
  });

  it('is issued, without roles, where nothing was consented', async () => {
    const { signIn, application, graph } = await simulated();
    application.consents = [];
    const answer = await signIn();
    expect(answer.status).toBe(200);
    expect(claims(answer)).not.toHaveProperty('roles');
    expect(errorCode(await graph('/groups', { token: String(answer.body.access_token) }))).toBe(
      'Authorization_RequestDenied',
    );
  });

  it('learns of consent only after a while, by time or by number of tokens', async () => {
    const { signIn, application, directory, clock } = await simulated();
    application.consents = [];
    directory.consent(GTG.clientId, ['Group.Read.All'], { visibleAt: clock.now + MINUTE_MS });
    directory.consent(GTG.clientId, ['User.Read.All'], { hiddenForTokens: 2 });
    expect(claims(await signIn())).not.toHaveProperty('roles');
    expect(claims(await signIn())).not.toHaveProperty('roles');
    expect(claims(await signIn()).roles).toEqual(['User.Read.All']);
    clock.now += MINUTE_MS;
    expect(claims(await signIn()).roles).toEqual(['Group.Read.All', 'User.Read.All']);
  });

  it('lacks the object id of a service principal that was made just now', async () => {
    const { signIn, application, graph, clock } = await simulated();
    application.servicePrincipal = { createdAt: clock.now - 59_000 };
    const early = await signIn();
    expect(claims(early)).not.toHaveProperty('oid');
    clock.now += 1000;
    const token = String(early.body.access_token);
    const refused = await graph('/groups', { token });
    expect([refused.status, errorCode(refused)]).toEqual([401, 'Authorization_IdentityNotFound']);
    expect((await graph('/groups')).status).toBe(200);
  });
});

describe('Graph’s front door', () => {
  it('refuses no token, a foreign one, an old one and one for another cloud', async () => {
    const { simulator, graph, call, accessToken, clock } = await simulated();
    const other = await simulated();
    const token = await accessToken();
    const refusals = [
      await call('https://graph.microsoft.com/v1.0/groups'),
      await graph('/groups', { token: 'not.a.token' }),
      await graph('/groups', { token: await other.accessToken() }),
      await graph('https://graph.microsoft.us/v1.0/groups', { token }),
    ];
    clock.now += 3_599_000;
    refusals.push(await graph('/groups', { token }));
    simulator.removeDirectory(GTG.directoryId);
    expect(refusals.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect(new Set(refusals.map(errorCode))).toEqual(new Set(['InvalidAuthenticationToken']));
  });

  it('turns away a disabled application and forgets a deleted one', async () => {
    const { application, directory, graph, accessToken } = await simulated();
    const token = await accessToken();
    application.enabled = false;
    const disabled = await graph('/groups', { token });
    expect([disabled.status, errorCode(disabled)]).toEqual([403, 'Authorization_IdentityDisabled']);
    directory.applications.delete(GTG.clientId);
    expect(errorCode(await graph('/groups', { token }))).toBe('Authorization_IdentityNotFound');
  });

  it('reads the roles the token was minted with', async () => {
    const { directory, graph, accessToken } = await simulated();
    const token = await accessToken();
    directory.revoke(GTG.clientId, ['Group.Read.All', 'GroupMember.Read.All']);
    expect((await graph('/groups', { token })).status).toBe(200);
    expect((await graph('/groups')).status).toBe(403);
  });
});
