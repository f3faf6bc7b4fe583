import { CLOUDS } from '@production-assist/shared/clouds';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { Application, Directory } from './directory.ts';
import { cloudsAt, nameKind, pathSegments } from './directory-name.ts';
import { openIdConfiguration } from './openid-configuration.ts';
import { checkCertificate } from './sign-in-certificate.ts';
import { type SignInErrorOptions, signInAnswer, signInError } from './sign-in-errors.ts';
import { type AssertionRefusal, checkFederation } from './sign-in-federation.ts';
import type { SignInLoop } from './sign-in-loop.ts';
import { findDirectory, type World } from './world.ts';

/** Grants that exist, for which the service first misses the client's credential. */
const OTHER_GRANTS = ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:jwt-bearer'];
const LOOP_RETRY_AFTER_SECONDS = 60;

/** Answers a request to one of the sign-in hosts. */
export async function signIn(world: World, loop: SignInLoop, request: Request): Promise<Response> {
  const [name = '', ...rest] = pathSegments(new URL(request.url));
  const path = rest.join('/').toLowerCase();
  if (path === 'v2.0/.well-known/openid-configuration') return openIdConfiguration(world, request, name);
  if (path === 'discovery/v2.0/keys') return signInAnswer(world, request, 200, await world.accessTokens.jwks());
  if (path === 'oauth2/v2.0/token') return token(world, loop, request, name);
  return new Response('', { status: 404 });
}

/** A refusal found on the way to a token: the AADSTS code and what fills its text. */
interface Refusal extends SignInErrorOptions {
  code: number;
}

async function token(world: World, loop: SignInLoop, request: Request, name: string): Promise<Response> {
  const found = await decide(world, loop, request, name);
  if ('code' in found) return signInError(world, request, found.code, found);

  const { directory, application } = found;
  const lifetime = world.settings.tokenLifetimeSeconds;
  return signInAnswer(world, request, 200, {
    token_type: 'Bearer',
    expires_in: lifetime,
    ext_expires_in: lifetime,
    access_token: await world.accessTokens.mint(directory, application, lifetime),
  });
}

/** Walks through what the service checks, in its order, and stops at the first thing that is wrong. */
async function decide(
  world: World,
  loop: SignInLoop,
  request: Request,
  name: string,
): Promise<Refusal | { directory: Directory; application: Application }> {
  if (request.method !== 'POST') return { code: 900561 };
  const form = await readForm(request);

  const kind = nameKind(name);
  if (kind === 'placeholder') return { code: 50059 };
  if (kind === 'malformed') return { code: 900023, values: { directory: name } };
  const directory = findDirectory(world, name);
  if (directory === undefined) return { code: 90002, values: { directory: name } };
  if (!cloudsAt(new URL(request.url).origin).includes(directory.cloud)) return { code: 900382 };

  const badForm = checkForm(form);
  if (badForm !== null) return badForm;

  const clientId = (form.get('client_id') ?? '').toLowerCase();
  const values = { app: clientId, directory: directory.displayName };
  if (loop.isLooping(directory.id, clientId)) {
    return { code: 50196, headers: { 'Retry-After': String(LOOP_RETRY_AFTER_SECONDS) } };
  }
  const application = directory.applications.get(clientId);
  if (application === undefined) return { code: 700016, values };
  if (application.servicePrincipal === false) return { code: 7000229, values };
  if (!application.enabled) return { code: 7000112, values: { ...values, appName: application.displayName } };

  const badCredential = await checkCredential(world, form, directory, application, endpointOf(request));
  if (badCredential !== null) return { code: badCredential.code, values: { ...values, ...badCredential.values } };

  const resource = (form.get('scope') ?? '').slice(0, -'/.default'.length);
  if (resource !== CLOUDS[directory.cloud].graph) return { code: 500011, values: { ...values, resource } };
  return { directory, application };
}

/** The address a request was sent to, as an assertion names it: without what libraries add to it. */
function endpointOf(request: Request): string {
  const { origin, pathname } = new URL(request.url);
  return origin + pathname;
}

async function readForm(request: Request): Promise<URLSearchParams> {
  const isForm = request.headers.get('content-type')?.toLowerCase().startsWith('application/x-www-form-urlencoded');
  return new URLSearchParams(isForm ? new TextDecoder().decode(await request.arrayBuffer()) : '');
}

/** What can be wrong before the service looks at any application. */
function checkForm(form: URLSearchParams): Refusal | null {
  for (const parameter of ['grant_type', 'client_id', 'scope']) {
    if (!form.get(parameter)) return { code: 900144, values: { parameter } };
  }
  const grant = form.get('grant_type') ?? '';
  const hasCredential = form.has('client_secret') || form.has('client_assertion');
  if (OTHER_GRANTS.includes(grant) && !hasCredential) return { code: 7000218 };
  if (grant !== 'client_credentials') return { code: 70003, values: { grant } };

  const scope = form.get('scope') ?? '';
  if (!/^(https?|api):\/\/\S+$/.test(scope)) return { code: 70011, values: { scope } };
  if (!scope.endsWith('/.default')) return { code: 1002012, values: { scope } };
  return null;
}

/** What is wrong with the credential; null where it is good. */
async function checkCredential(
  world: World,
  form: URLSearchParams,
  directory: Directory,
  application: Application,
  tokenEndpoint: string,
): Promise<AssertionRefusal | null> {
  const value = form.get('client_secret');
  const assertion = form.get('client_assertion');
  if (value) {
    const code = checkSecret(value, application, world.now());
    return code === null ? null : { code };
  }
  if (!assertion) return { code: 7000216 };
  const header = headerOf(assertion);
  // A certificate is named by its thumbprint, whatever else signs by its key's id.
  if (header === null) return { code: 700027 };
  return 'x5t' in header || 'x5t#S256' in header
    ? checkCertificate(world, application, assertion, tokenEndpoint)
    : checkFederation(world, directory, application, assertion);
}

/** The AADSTS code of what is wrong with a secret. */
function checkSecret(value: string, application: Application, now: number): number | null {
  const secret = application.secrets.find((candidate) => candidate.value === value);
  if (secret === undefined) return 7000215;
  if (secret.notBefore !== undefined && now < secret.notBefore) return 7000215;
  return secret.expiresAt <= now ? 7000222 : null;
}

function headerOf(assertion: string): object | null {
  try {
    decodeJwt(assertion);
    return decodeProtectedHeader(assertion);
  } catch {
    return null;
  }
}
