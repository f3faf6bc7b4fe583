import { Webhook } from 'standardwebhooks';

/**
 * A receiver of webhooks on the simulated Internet: whoever develops against the messages sees them arrive. It checks
 * each with the library of Standard Webhooks, as soon as it has been told the secret.
 */

/** Where webhooks reach it: a name nobody can own, and an address of the public Internet that nothing is sent to. */
export const RECEIVER_HOST = 'receiver.example';
export const RECEIVER_ADDRESS = `https://${RECEIVER_HOST}/entra`;
export const RECEIVER_IP = '93.184.215.14';

/** Most messages that are kept; the oldest go first. */
const KEPT = 100;

/** `unchecked`: no secret is known yet. */
export type Verdict = 'genuine' | 'forged' | 'unchecked';

/** A message as it came. */
export interface Received {
  id: string;
  /** When it came first, in ms since 1970. */
  at: number;
  /** How often it came. */
  times: number;
  type: string;
  body: string;
  verdict: Verdict;
}

interface Kept extends Received {
  headers: Record<string, string>;
}

export interface Receiver {
  /** Takes what a webhook sends. Answers 401 to what no secret it knows has signed; before it knows one, 204 to all. */
  receive(request: Request): Promise<Response>;
  /** What came, newest first. */
  received(): Received[];
  /** Secrets it was told. */
  secrets(): readonly string[];
  /** Tells it a webhook's secret; what came before is checked with it too. @returns false where it cannot be one */
  learn(secret: string): boolean;
}

/** @param secrets those it was told before */
export function createReceiver(secrets: readonly string[] = [], now: () => number = Date.now): Receiver {
  const known = [...secrets];
  const messages: Kept[] = [];

  function receivedOf({ headers: _, ...message }: Kept): Received {
    return { ...message };
  }

  return {
    async receive(request) {
      const body = await request.text();
      const headers = Object.fromEntries(request.headers);
      const id = headers['webhook-id'] ?? '';
      const verdict = known.length
        ? known.some((key) => isVerified(key, body, headers))
          ? 'genuine'
          : 'forged'
        : 'unchecked';
      const before = messages.find((message) => message.id === id && message.body === body);
      if (before) Object.assign(before, { times: before.times + 1, verdict, headers });
      else messages.unshift({ id, at: now(), times: 1, type: typeOf(body), body, verdict, headers });
      messages.length = Math.min(messages.length, KEPT);
      return new Response(null, { status: verdict === 'forged' ? 401 : 204 });
    },
    received: () => messages.map(receivedOf),
    secrets: () => [...known],
    learn(secret) {
      if (!canSign(secret)) return false;
      if (!known.includes(secret)) known.push(secret);
      for (const message of messages) {
        // Its time is not looked at any more: it was taken when it came.
        if (known.some((key) => isSigned(key, message.body, message.headers))) message.verdict = 'genuine';
        else message.verdict = 'forged';
      }
      return true;
    },
  };
}

function canSign(secret: string): boolean {
  try {
    new Webhook(secret).sign('id', new Date(0), '');
    return secret.startsWith('whsec_');
  } catch {
    return false;
  }
}

function isVerified(secret: string, body: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

/** Whether this secret has signed a message, however long ago. */
function isSigned(secret: string, body: string, headers: Record<string, string>): boolean {
  const { 'webhook-id': id = '', 'webhook-timestamp': time = '', 'webhook-signature': signatures = '' } = headers;
  if (!/^\d{1,12}$/.test(time)) return false;
  return signatures.split(' ').includes(new Webhook(secret).sign(id, new Date(Number(time) * 1000), body));
}

/** What it says it is; nobody has checked that. */
function typeOf(body: string): string {
  try {
    const { type } = JSON.parse(body);
    return typeof type === 'string' ? type : '?';
  } catch {
    return '?';
  }
}
