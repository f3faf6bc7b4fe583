import { problemDetails } from '@production-assist/shared/answers';
import type { PreviewInput } from '@production-assist/shared/requests';
import { isSecureAddress } from '@production-assist/shared/secure-address';
import type { Language } from '@production-assist/shared/texts/texts';
import * as v from 'valibot';
import { type PreviewAnswer, previewAnswer } from './verdict.ts';

/** Where the service is and who asks. */
export interface WorkerAccess {
  /** Such as `https://production-assist.example`; no path. */
  origin: string;
  tenantId: string;
  token: string;
}

/** A problem in the service's words; codes of a newer service are taken as text. */
const problem = v.object({ ...problemDetails, code: v.string() });

export type WorkerAnswer<Value> =
  | { ok: true; value: Value }
  /** The service answered and explains itself. */
  | { ok: false; because: 'problem'; problem: v.InferOutput<typeof problem> }
  /** `apiUnreachable`: no answer. `apiUnreadable`: not an answer of this service. */
  | { ok: false; because: 'apiUnreachable' | 'apiUnreadable' };

/** How long a preview may take: it reads a whole group from Microsoft Graph. */
const PREVIEW_TIMEOUT_MS = 120_000;

/**
 * Asks the service what Microsoft says about values that are not saved anywhere yet. Nothing is written. The secret,
 * where there is one, goes to the service the person connected and to no other: redirects are not followed.
 */
export function preview(
  access: WorkerAccess,
  input: PreviewInput,
  language: Language,
  fetcher: typeof fetch = fetch,
): Promise<WorkerAnswer<PreviewAnswer>> {
  const url = `${access.origin}/api/tenants/${encodeURIComponent(access.tenantId)}/preview`;
  return ask(fetcher, url, previewAnswer, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${access.token}`,
      'content-type': 'application/json',
      'accept-language': language,
    },
    body: JSON.stringify(input),
    signal: AbortSignal.timeout(PREVIEW_TIMEOUT_MS),
  });
}

/** Asks the service something that it answers in JSON of this shape. */
export function ask<Schema extends v.GenericSchema>(
  fetcher: typeof fetch,
  url: string,
  schema: Schema,
  init: RequestInit,
): Promise<WorkerAnswer<v.InferOutput<Schema>>> {
  return askFor(fetcher, url, init, async (response) => {
    const answer = v.safeParse(schema, await json(response));
    return answer.success ? { ok: true, value: answer.output } : { ok: false, because: 'apiUnreadable' };
  });
}

/**
 * Asks the service something. Redirects are not followed, and nobody's cookies are sent.
 *
 * @param read what an answer without a refusal says; where it throws, the answer has broken off
 */
export async function askFor<Value>(
  fetcher: typeof fetch,
  url: string,
  init: RequestInit,
  read: (response: Response) => Promise<WorkerAnswer<Value>>,
): Promise<WorkerAnswer<Value>> {
  try {
    const response = await fetcher(url, { ...init, redirect: 'error', credentials: 'omit', cache: 'no-store' });
    if (response.ok) return await read(response);
    const refusal = v.safeParse(problem, await json(response));
    return refusal.success
      ? { ok: false, because: 'problem', problem: refusal.output }
      : { ok: false, because: response.status >= 500 ? 'apiUnreachable' : 'apiUnreadable' };
  } catch {
    return { ok: false, because: 'apiUnreachable' };
  }
}

const json = (response: Response): Promise<unknown> => response.json().catch(() => null);

/**
 * The origin of an address a person typed, or null where it is none the token may be sent to: https, or http on the
 * person's own machine.
 */
export function serviceOrigin(address: string): string | null {
  const text = address.trim();
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  if (!url?.hostname || url.username || url.password) return null;
  return isSecureAddress(url) ? url.origin : null;
}
