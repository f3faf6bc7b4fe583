import type { World } from '../world.ts';

/** A refusal anywhere below Graph's front door; the front door turns it into Microsoft's error body. */
export class GraphFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export const badRequest = (message: string) => new GraphFailure(400, 'Request_BadRequest', message);
export const unsupportedQuery = (message: string) => new GraphFailure(400, 'Request_UnsupportedQuery', message);
export const expiredPageToken = () =>
  new GraphFailure(
    400,
    'Directory_ExpiredPageToken',
    'The specified page token value has expired and can no longer be included in your request.',
  );
export const notFound = (id: string) =>
  new GraphFailure(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
export const denied = () =>
  new GraphFailure(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
/** Says plainly that Microsoft would do something here that this simulator does not. */
export const notSimulated = (what: string) =>
  new GraphFailure(501, 'NotSimulated', `The simulator does not simulate ${what}.`);

const JSON_TYPE = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** A good answer: JSON, or text for `$count`. */
export function graphAnswer(world: World, request: Request, body: object | string): Response {
  const isText = typeof body === 'string';
  return new Response(isText ? body : JSON.stringify(body), {
    status: 200,
    headers: {
      ...commonHeaders(world, request),
      'Content-Type': isText ? 'text/plain' : JSON_TYPE,
      'OData-Version': '4.0',
    },
  });
}

export interface GraphErrorOptions {
  message?: string;
  headers?: Record<string, string>;
}

/** An error answer in Microsoft's shape. */
export function graphError(
  world: World,
  request: Request,
  status: number,
  code: string,
  options: GraphErrorOptions = {},
): Response {
  const common = commonHeaders(world, request);
  const inner = {
    date: new Date(world.now()).toISOString().slice(0, 19),
    'request-id': common['request-id'],
    'client-request-id': common['client-request-id'],
  };
  const error = { code, message: options.message ?? code, [world.settings.innerErrorName]: inner };
  return new Response(JSON.stringify({ error }), {
    status,
    headers: { ...common, 'Content-Type': 'application/json', ...options.headers },
  });
}

function commonHeaders(world: World, request: Request) {
  const requestId = world.random.guid();
  return {
    'Cache-Control': 'no-cache',
    'request-id': requestId,
    'client-request-id': request.headers.get('client-request-id') ?? requestId,
    'x-ms-ags-diagnostic': '{"ServerInfo":{"DataCenter":"Simulated","Slice":"E","Ring":"5"}}',
  };
}

/** The same answer with half of its body. */
export async function cutShort(response: Response): Promise<Response> {
  const text = await response.text();
  return new Response(text.slice(0, Math.floor(text.length / 2)), response);
}
