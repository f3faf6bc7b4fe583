import { FailureError } from './failure-error.ts';
import { BODY_BYTES, DRAINED_BYTES } from './limits.ts';
import { InvalidRequestError } from './problem.ts';

/** Types the validators take for JSON; a body of another type they would take for an empty one. */
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json$/i;

/**
 * A request with its body read: short enough, declared as JSON, in UTF-8, and no list.
 *
 * @throws FailureError `too-large`, `not-json-type`, `not-json`; InvalidRequestError for a list, which would pass for
 *   an object without fields
 */
export async function withJsonBody(request: Request): Promise<Request> {
  const bytes = await boundedBytes(request);
  if (bytes.byteLength === 0) return withoutBody(request);
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (!JSON_TYPE.test(type.trim())) throw new FailureError('not-json-type');
  if (Array.isArray(parsed(bytes))) throw new InvalidRequestError([{ path: '', code: 'wrong-type' }]);
  return new Request(request.url, { method: request.method, headers: request.headers, body: bytes });
}

/**
 * A request of any type with its body read. Whoever answers without looking at the body would else leave it unread, and
 * the connection would end before the answer is heard.
 *
 * @throws FailureError `too-large`
 */
export async function withReadBody(request: Request): Promise<Request> {
  const { url, method, headers } = request;
  const bytes = await boundedBytes(request);
  return new Request(url, { method, headers, ...(bytes.byteLength ? { body: bytes } : {}) });
}

/** Many clients declare JSON and send nothing; that is no body, not a broken one. */
function withoutBody({ url, method, headers }: Request): Request {
  const kept = new Headers(headers);
  kept.delete('content-type');
  return new Request(url, { method, headers: kept });
}

/** Reads on for a while where it is too much: whoever is still sending would otherwise not hear the answer. */
async function boundedBytes(request: Request): Promise<ArrayBuffer> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size <= BODY_BYTES) chunks.push(chunk);
    if (size > DRAINED_BYTES) break;
  }
  if (size > BODY_BYTES) throw new FailureError('too-large', { params: { limit: BODY_BYTES } });
  return new Blob(chunks).arrayBuffer();
}

function parsed(bytes: ArrayBuffer): unknown {
  try {
    // `fatal`: what is not UTF-8 would silently become other characters.
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch {
    throw new FailureError('not-json');
  }
}
