/** Everybody who may call, by what they are in a tenant or how they prove it. */
export const ROLES = [
  'operator',
  'admin',
  'viewer',
  /** Has a role in no tenant. */
  'stranger',
  'nobody',
  /** A backend with a token of its issuer. */
  'service',
  /** An admin who signed in on the page: by cookie. */
  'session',
  /** An admin's connected browser that may read and configure. */
  'browser',
  /** The same, but it may only read. */
  'reading browser',
] as const;
export type Role = (typeof ROLES)[number];

/** A status; with a problem's code where it is a refusal other than the usual one. */
export type Expected = number | readonly [status: number, code: string];

/** What one route answers. Roles that are not named are refused as usual. */
export interface Row {
  answers: Partial<Record<Role, Expected>>;
  /** What is sent along. */
  body?: unknown;
  form?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** Changes something, so that each call that may needs a tenant of its own. */
  changes?: true;
  /** What an operator gets where there is no such tenant, if not 404. */
  unknown?: number;
  /** Open to all, whatever tenant the address names: it shows nothing of any. */
  open?: true;
}

const answersOf = (status: Expected, ...roles: readonly Role[]): Row['answers'] =>
  Object.fromEntries(roles.map((role) => [role, status]));

const PEOPLE = ['operator', 'admin', 'viewer', 'session'] as const;
const ADMINS = ['operator', 'admin', 'session'] as const;
const BROWSERS = ['browser', 'reading browser'] as const;

/** Open to everybody. */
const open = (status: number): Row => ({ answers: answersOf(status, ...ROLES), open: true });
const READ: Row = { answers: answersOf(200, ...PEOPLE, ...BROWSERS) };
const ADMINISTER: Row = { answers: answersOf(200, ...ADMINS) };
const OPERATE: Row = { answers: answersOf(200, 'operator') };
const DECIDE: Row = { answers: answersOf(200, ...ADMINS), changes: true };
const REMOVE: Row = { answers: answersOf(204, ...ADMINS), changes: true };

const VALUES = {
  directoryId: '11111111-1111-4111-8111-111111111111',
  clientId: '22222222-2222-4222-8222-222222222222',
  clientSecret: 'fake8Q~of-the-matrix',
};
const ANY_VERSION = { 'if-match': '*' };

/** Where messages can go. Nobody is there. */
export const WEBHOOK = { name: 'Backend', url: 'https://receiver.example/entra', types: ['users.left'] };
export const EMAIL = { name: 'Team', address: 'team@customer.example', language: 'de', types: ['removals.held'] };

/** The routes of notifications: a tenant's, or the operators'. */
function notifications(base: string, list: Row, roles: readonly Role[]): Record<string, Row> {
  const changing = (status: number, body?: object): Row => ({
    answers: answersOf(status, ...roles),
    changes: true,
    ...(body ? { body } : {}),
  });
  return {
    [`GET ${base}/webhooks`]: list,
    [`POST ${base}/webhooks`]: changing(201, WEBHOOK),
    [`PUT ${base}/webhooks/{webhookId}`]: changing(200, WEBHOOK),
    [`DELETE ${base}/webhooks/{webhookId}`]: changing(204),
    [`POST ${base}/webhooks/{webhookId}/rotate`]: changing(200),
    [`POST ${base}/webhooks/{webhookId}/test`]: changing(202),
    [`GET ${base}/emails`]: list,
    [`POST ${base}/emails`]: changing(201, EMAIL),
    [`PUT ${base}/emails/{emailId}`]: changing(200, EMAIL),
    [`DELETE ${base}/emails/{emailId}`]: changing(204),
    [`POST ${base}/emails/{emailId}/test`]: changing(202),
    [`GET ${base}/notices`]: list,
    [`POST ${base}/notices/{noticeId}/replay`]: changing(202),
  };
}

/** A request to connect the extension, as far as everybody can make one. */
const AUTHORIZATION = {
  response_type: 'code',
  client_id: 'browser-extension',
  redirect_uri: 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/',
  scope: 'read configure',
  state: 'a-state-of-the-matrix',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
};

/** Every route of the app. One without a row here fails the test. */
export const TABLE: Readonly<Record<string, Row>> = {
  'GET /api/health': open(200),
  'GET /api/openapi.json': open(200),
  'GET /api/docs': open(200),
  'GET /api/docs.css': open(200),

  'GET /api/me': { answers: answersOf(200, ...PEOPLE, ...BROWSERS, 'stranger', 'service') },
  'GET /api/keys': OPERATE,
  'GET /api/operators': OPERATE,
  'GET /api/operators/events': OPERATE,
  'DELETE /api/operators/{adminId}': { answers: { operator: 204 }, changes: true },
  'POST /api/operators/invitations': {
    answers: { operator: 201 },
    body: { name: 'Somebody', role: 'operator' },
    changes: true,
  },
  'DELETE /api/operators/invitations/{invitationId}': { answers: { operator: 204 }, changes: true },
  ...notifications('/api/operators', OPERATE, ['operator']),
  // Whoever has the link and is there in person.
  'GET /api/invitations/{token}': { answers: answersOf(200, ...PEOPLE, 'stranger') },
  'POST /api/invitations/{token}': { answers: answersOf(200, ...PEOPLE, 'stranger'), changes: true },

  'GET /api/tenants': { answers: answersOf(200, ...PEOPLE, ...BROWSERS, 'stranger') },
  'GET /api/tenants/{tenantId}': READ,
  'PUT /api/tenants/{tenantId}': {
    answers: { operator: 200 },
    body: { name: 'New name' },
    changes: true,
    unknown: 201,
  },
  'DELETE /api/tenants/{tenantId}': { answers: { operator: 204 }, changes: true },
  'GET /api/tenants/{tenantId}/connection': READ,
  'PUT /api/tenants/{tenantId}/connection': {
    answers: answersOf(200, ...ADMINS, 'browser'),
    body: VALUES,
    headers: ANY_VERSION,
    changes: true,
  },
  'DELETE /api/tenants/{tenantId}/connection': {
    answers: answersOf(204, ...ADMINS, 'browser'),
    headers: ANY_VERSION,
    changes: true,
  },
  'GET /api/tenants/{tenantId}/connection/federation': READ,
  'GET /api/tenants/{tenantId}/connection/permissions': READ,
  // There is a secret, with nothing beside it.
  'GET /api/tenants/{tenantId}/connection/certificate': {
    answers: answersOf([404, 'not-found'], ...PEOPLE, ...BROWSERS),
  },
  'PUT /api/tenants/{tenantId}/connection/candidate': {
    answers: answersOf(200, ...ADMINS, 'browser'),
    body: { kind: 'certificate' },
    changes: true,
  },
  'DELETE /api/tenants/{tenantId}/connection/candidate': {
    answers: answersOf([404, 'candidate-missing'], ...ADMINS, 'browser'),
  },
  'POST /api/tenants/{tenantId}/connection/candidate/prove': {
    answers: answersOf([404, 'candidate-missing'], ...ADMINS, 'browser'),
  },
  'POST /api/tenants/{tenantId}/connection/former/removed': {
    answers: answersOf([404, 'former-missing'], ...ADMINS, 'browser'),
  },
  'POST /api/tenants/{tenantId}/preview': { answers: answersOf(200, ...ADMINS, 'browser') },
  'POST /api/tenants/{tenantId}/runs': { answers: answersOf(202, ...ADMINS), changes: true },
  'GET /api/tenants/{tenantId}/runs': READ,
  'GET /api/tenants/{tenantId}/runs/{runId}': READ,
  'GET /api/tenants/{tenantId}/users': { answers: answersOf(200, ...PEOPLE, ...BROWSERS, 'service') },
  'GET /api/tenants/{tenantId}/held-removals': READ,
  'GET /api/tenants/{tenantId}/held-removals/{removalId}': READ,
  'GET /api/tenants/{tenantId}/held-removals/{removalId}/people': READ,
  'POST /api/tenants/{tenantId}/held-removals/{removalId}/approve': DECIDE,
  'POST /api/tenants/{tenantId}/held-removals/{removalId}/reject': DECIDE,
  // Of one that waits there is no decision to take back.
  'POST /api/tenants/{tenantId}/held-removals/{removalId}/reopen': {
    answers: answersOf([409, 'already-decided'], ...ADMINS),
  },
  ...notifications('/api/tenants/{tenantId}', ADMINISTER, ADMINS),
  'GET /api/tenants/{tenantId}/review': READ,
  'GET /api/tenants/{tenantId}/review/people': READ,
  'POST /api/tenants/{tenantId}/review': {
    answers: answersOf(200, ...ADMINS),
    body: { asOf: '2026-01-01T00:00:00.000Z' },
    changes: true,
  },
  'GET /api/tenants/{tenantId}/events': READ,
  'GET /api/tenants/{tenantId}/admins': ADMINISTER,
  'DELETE /api/tenants/{tenantId}/admins/{adminId}': REMOVE,
  'POST /api/tenants/{tenantId}/invitations': {
    answers: answersOf(201, ...ADMINS),
    body: { name: 'Somebody', role: 'viewer' },
    changes: true,
  },
  'DELETE /api/tenants/{tenantId}/invitations/{invitationId}': REMOVE,
  'GET /api/tenants/{tenantId}/browsers': READ,
  // Somebody else's browser: for whoever does not administer, there is none.
  'DELETE /api/tenants/{tenantId}/browsers/{browserId}': {
    answers: { ...REMOVE.answers, ...answersOf([404, 'not-found'], 'viewer', ...BROWSERS) },
    changes: true,
  },

  // The page, without anybody's data.
  'GET /': open(200),
  'GET /tenants/{tenantId}': open(200),
  'GET /tenants/{tenantId}/{tab}': open(200),
  'GET /operators': open(200),
  'GET /operators/notifications': open(200),
  'GET /help': open(200),
  'GET /invitations/{token}': open(200),
  'GET /signed-in': open(200),
  'GET /sign-in-failed': open(200),
  'GET /pages.css': open(200),

  'GET /sign-in': open(303),
  'GET /sign-in/callback': open(303),
  // Only a page of ours signs anybody out.
  'POST /sign-out': { answers: { ...answersOf([403, 'cross-site'], ...ROLES), session: 204 }, changes: true },

  'GET /.well-known/oauth-authorization-server': open(200),
  // For Microsoft, which comes without a proof of anything.
  'GET /.well-known/openid-configuration': open(200),
  'GET /.well-known/jwks.json': open(200),
  // No token consents to anything: who carries one is asked to sign in.
  'GET /oauth/authorize': { answers: { ...answersOf(303, ...ROLES), session: 200 }, query: AUTHORIZATION },
  'POST /oauth/authorize': {
    // A page that says what is wrong: the browser closes the window of an answer that is an error. Nothing is granted.
    answers: answersOf(200, ...ROLES),
    query: AUTHORIZATION,
    form: { decision: 'allow' },
  },
  'POST /oauth/token': {
    ...open(400),
    form: { grant_type: 'authorization_code', client_id: 'browser-extension', code: 'x:y:z', code_verifier: 'x' },
  },
};
