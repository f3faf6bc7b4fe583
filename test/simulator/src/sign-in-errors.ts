import type { World } from './world.ts';

/** One answer of the sign-in service: its status, its OAuth error and the text after the code. */
interface SignInError {
  status: number;
  error: string;
  text: string;
}

const invalidClient = (text: string): SignInError => ({ status: 401, error: 'invalid_client', text });
const invalidRequest = (text: string): SignInError => ({ status: 400, error: 'invalid_request', text });
const unauthorizedClient = (text: string): SignInError => ({ status: 400, error: 'unauthorized_client', text });
const invalidScope = (text: string): SignInError => ({ status: 400, error: 'invalid_scope', text });
const tryLater = (text: string): SignInError => ({ status: 503, error: 'temporarily_unavailable', text });

const CHECK_FEDERATED =
  'Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation';

/**
 * The AADSTS codes the simulator can answer with. `{…}` marks what the request fills in: {app}, {appName},
 * {directory}, {scope}, {resource}, {grant}, {parameter}, {issuer}, {subject}, {audience}, {kid}, {alg}, {issued}.
 *
 * Source: learn.microsoft.com "Microsoft Entra authentication and authorization error codes", read 2026-11; those
 * of federated credentials from what others reported.
 */
export const SIGN_IN_ERRORS: Record<number, SignInError> = {
  7000215: invalidClient(
    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{app}'.",
  ),
  7000222: invalidClient(
    "The provided client secret keys for app '{app}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.",
  ),
  7000216: invalidClient(
    "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
  ),
  7000218: invalidClient(
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  ),
  7000229: invalidClient(
    'The client application {app} is missing service principal in the tenant {directory}. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119',
  ),
  7000112: unauthorizedClient("Application '{app}'({appName}) is disabled."),
  700016: unauthorizedClient(
    "Application with identifier '{app}' was not found in the directory '{directory}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
  ),
  90002: invalidRequest(
    "Tenant '{directory}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.",
  ),
  900023: invalidRequest(
    "Specified tenant identifier '{directory}' is neither a valid DNS name, nor a valid external domain.",
  ),
  900144: invalidRequest("The request body must contain the following parameter: '{parameter}'."),
  900561: invalidRequest('The endpoint only accepts POST requests. Received a GET request.'),
  50059: invalidRequest(
    'No tenant-identifying information found in either the request or implied by any provided credentials.',
  ),
  900382: invalidRequest('Confidential Client is not supported in Cross Cloud request.'),
  900432: invalidRequest('Confidential Client is not supported in Cross Cloud request.'),
  90038: invalidRequest("Tenant '{directory}' request is being redirected to the national cloud."),
  53003: {
    status: 400,
    error: 'access_denied',
    text: 'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
  },
  700027: invalidClient(
    "The certificate with identifier used to sign the client assertion is not registered on application '{app}'.",
  ),
  70021: invalidClient(
    "No matching federated identity record found for presented assertion. Assertion Issuer: '{issuer}'. Assertion Subject: '{subject}'. Assertion Audience: '{audience}'. https://learn.microsoft.com/entra/workload-id/workload-identity-federation",
  ),
  700211: invalidClient(
    `No matching federated identity record found for presented assertion issuer '{issuer}'. ${CHECK_FEDERATED}`,
  ),
  700212: invalidClient(
    `No matching federated identity record found for presented assertion audience '{audience}'. ${CHECK_FEDERATED}`,
  ),
  700213: invalidClient(
    `No matching federated identity record found for presented assertion subject '{subject}'. ${CHECK_FEDERATED}`,
  ),
  7002137: invalidClient(
    `No matching federated identity record found for presented assertion subject '{subject}'. ${CHECK_FEDERATED}`,
  ),
  7002138: invalidClient(
    `No matching federated identity record found for presented assertion subject '{subject}'. The subject matching is case-sensitive. ${CHECK_FEDERATED}`,
  ),
  700222: invalidClient('AAD-issued tokens may not be used for federated identity flows.'),
  7000272: invalidClient(
    "The certificate with identifier {kid} used to sign the federated credential could not be found in the metadata of identity provider {issuer}. Please validate that your Identity Provider's metadata exposes the key used to sign the incoming token.",
  ),
  501661: invalidRequest('Request to External OIDC endpoint failed.'),
  90061: invalidRequest('Request to External OIDC endpoint failed.'),
  70023: invalidRequest(
    'External OIDC Provider token must have a lifetime of less than or equal to 1.01:00:00. Token issued at {issued}.',
  ),
  5002727: invalidRequest("Invalid JWT header type specified. Allowed types: 'JWT'."),
  5002738: invalidRequest(
    "Invalid JWT token. Unsupported algorithm '{alg}'. Supported signing algorithms are: 'RS256, HS256'.",
  ),
  50027: invalidRequest('JWT token is invalid or malformed.'),
  700021: invalidClient("Client assertion application identifier doesn't match 'client_id' parameter."),
  1000502: invalidClient('The provided certificate is not within its specified validity window.'),
  700023: invalidClient('Client assertion audience claim does not match Realm issuer.'),
  700024: invalidClient('Client assertion is not within its valid time range.'),
  500133: invalidClient('Assertion is not within its valid time range.'),
  50013: invalidClient('Assertion failed signature validation.'),
  1002012: invalidScope(
    'The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
  ),
  70011: invalidScope(
    "The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope {scope} is not valid.",
  ),
  28002: invalidScope("Provided value for the input parameter 'scope' is not valid when requesting an access token."),
  500011: {
    status: 400,
    error: 'invalid_resource',
    text: 'The resource principal named {resource} was not found in the tenant named {directory}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.',
  },
  70003: {
    status: 400,
    error: 'unsupported_grant_type',
    text: "The app requested an unsupported grant type '{grant}'.",
  },
  50196: {
    status: 429,
    error: 'temporarily_unavailable',
    text: 'The server terminated an operation because it encountered a client request loop. Please contact your app vendor.',
  },
  90033: tryLater('A transient error has occurred. Please try again.'),
  90024: tryLater('Request budget exceeded. A transient error has occurred. Please try again.'),
  50033: tryLater('A transient error has occurred. Please try again.'),
  90055: tryLater('There are too many incoming requests. Please try again later.'),
  90006: tryLater('A transient error has occurred. Please try again.'),
};

/** What the answer may change about the table's entry. */
export interface SignInErrorOptions {
  /** Fills the `{…}` of the text. */
  values?: Record<string, string>;
  error?: string;
  status?: number;
  /** Leaves `error_codes` out, as some of Microsoft's front ends do. */
  withoutCodes?: boolean;
  headers?: Record<string, string>;
}

/**
 * An error answer of the sign-in service in Microsoft's shape.
 *
 * @param code an AADSTS number; one that is not in the table answers 400 `invalid_request`
 */
export function signInError(world: World, request: Request, code: number, options: SignInErrorOptions = {}): Response {
  const entry = SIGN_IN_ERRORS[code] ?? invalidRequest('The request was refused.');
  const error = options.error ?? entry.error;
  const text = entry.text.replace(/\{(\w+)\}/g, (_, name: string) => options.values?.[name] ?? '');
  const timestamp = `${new Date(world.now()).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const traceId = world.random.guid();
  const correlationId = clientRequestId(request) ?? world.random.guid();
  const gap = separator(world);
  const body = {
    error,
    error_description: [
      `AADSTS${code}: ${text}`,
      `Trace ID: ${traceId}`,
      `Correlation ID: ${correlationId}`,
      `Timestamp: ${timestamp}`,
    ].join(gap),
    ...(options.withoutCodes ? {} : { error_codes: [code] }),
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `${new URL(request.url).origin}/error?code=${code}`,
  };
  return signInAnswer(world, request, options.status ?? entry.status, body, options.headers);
}

/** Any JSON answer of the sign-in service, with the headers Microsoft puts on it. */
export function signInAnswer(
  world: World,
  request: Request,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): Response {
  const id = clientRequestId(request);
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store, no-cache',
      'x-ms-request-id': world.random.guid(),
      ...(id === null ? {} : { 'client-request-id': id }),
      ...headers,
    },
  });
}

/** Libraries send it as a header or in the query string. */
function clientRequestId(request: Request): string | null {
  return request.headers.get('client-request-id') ?? new URL(request.url).searchParams.get('client-request-id');
}

function separator(world: World): string {
  const { descriptionSeparator } = world.settings;
  if (descriptionSeparator === 'crlf') return '\r\n';
  if (descriptionSeparator === 'space') return ' ';
  return world.signInErrors++ % 2 === 0 ? '\r\n' : ' ';
}
