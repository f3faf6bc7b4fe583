import { badRequest, notSimulated } from './answer.ts';

const MAX_STEPS = 20;

interface Step {
  id: string;
  method: string;
  url: string;
  headers: Record<string, string>;
}

/**
 * `POST /$batch`: answers each step on its own, with its own status, in another order than they were asked.
 *
 * @param answer answers one inner request
 */
export async function answerBatch(
  request: Request,
  version: string,
  answer: (inner: Request) => Promise<Response>,
): Promise<object> {
  const steps = readSteps(await request.json().catch(() => null));
  const authorization = request.headers.get('Authorization') ?? '';
  const responses: object[] = [];
  for (const step of steps) {
    const path = step.url.startsWith('/') ? step.url : `/${step.url}`;
    const url = `${new URL(request.url).origin}/${version}${path}`;
    const headers = { ...step.headers, Authorization: authorization };
    const response = await answer(new Request(url, { method: step.method, headers }));
    responses.push({
      id: step.id,
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: parsed(await response.text()),
    });
  }
  return { responses: responses.reverse() };
}

function readSteps(body: unknown): Step[] {
  const requests = isObject(body) ? body.requests : undefined;
  if (!Array.isArray(requests) || requests.length === 0) throw badRequest('Invalid batch payload format.');
  if (requests.length > MAX_STEPS) {
    throw badRequest(`Number of batch request steps exceeds the maximum value of ${MAX_STEPS}.`);
  }
  const steps = requests.map(readStep);
  if (new Set(steps.map(({ id }) => id)).size < steps.length)
    throw badRequest('Request Id has to be unique in a batch.');
  return steps;
}

function readStep(step: unknown): Step {
  if (
    !isObject(step) ||
    typeof step.id !== 'string' ||
    typeof step.method !== 'string' ||
    typeof step.url !== 'string'
  ) {
    throw badRequest('Invalid batch payload format: a step needs id, method and url.');
  }
  if ('dependsOn' in step) throw notSimulated('dependsOn in a batch');
  if (step.method.toUpperCase() !== 'GET') throw notSimulated('a batch step that is not a GET');
  if (step.url.includes('$batch')) throw badRequest('A batch cannot hold a batch.');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(isObject(step.headers) ? step.headers : {})) headers[name] = String(value);
  return { id: step.id, method: 'GET', url: step.url, headers };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
