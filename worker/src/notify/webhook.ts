import { Webhook } from 'standardwebhooks';
import type { Network } from '../entra/network.ts';
import { retryAfterSeconds } from '../entra/network.ts';
import { NOTICE_TIMEOUT_MS } from '../limits.ts';
import type { Problem } from '../store/notices.ts';
import { refusedAddress } from './public-name.ts';

/** What came of an attempt; null: it arrived. */
export interface Attempt {
  problem: Problem | null;
  /** In ms, where the receiver asked for a pause. */
  retryAfterMs: number;
}

/**
 * Sends a message as Standard Webhooks says: signed with every secret, so that a receiver that knows one of them can
 * check it. Of the answer only the status counts; its body is not read.
 */
export async function sendWebhook(
  network: Network,
  address: string,
  secrets: readonly string[],
  message: { id: string; body: string },
): Promise<Attempt> {
  const url = new URL(address);
  const refused = await refusedAddress(network, url);
  if (refused) return failed({ code: refused, status: null });
  const at = new Date(network.now());
  const timeout = AbortSignal.timeout(NOTICE_TIMEOUT_MS);
  const posted = new Request(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'production-assist-entra',
      'webhook-id': message.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(message.id, at, message.body)).join(' '),
    },
    body: message.body,
    // Whoever answers may not choose where the message goes.
    redirect: 'manual',
    signal: timeout,
  });
  try {
    const response = await network.fetch(posted);
    await response.body?.cancel();
    return judge(response, network.now());
  } catch {
    return failed({ code: timeout.aborted ? 'too-slow' : 'unreachable', status: null });
  }
}

function judge({ status, headers }: Response, now: number): Attempt {
  if (status >= 200 && status < 300) return { problem: null, retryAfterMs: 0 };
  if (status >= 300 && status < 400) return failed({ code: 'redirected', status });
  if (status === 410) return failed({ code: 'gone', status });
  return { problem: { code: 'refused', status }, retryAfterMs: (retryAfterSeconds(headers, now) ?? 0) * 1000 };
}

function failed(problem: Problem): Attempt {
  return { problem, retryAfterMs: 0 };
}
