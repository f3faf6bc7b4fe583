import { NOTICE_DATA, NoticeBody, type NoticePerson } from '@production-assist/shared/notices';
import { Webhook } from 'standardwebhooks';
import * as v from 'valibot';

/**
 * A backend that knows nothing but the messages: it checks each with the library of Standard Webhooks, and follows who has
 * access to which tenant, whatever comes twice or in another order.
 */
export interface WebhookClient {
  /** Takes a message, as a server would. Answers 400 to one it does not believe. */
  receive(request: Request): Promise<Response>;
  /** What it believed, in the order of arrival; nothing twice. */
  readonly messages: { id: string; body: NoticeBody }[];
  /** Times each message arrived, by its id. */
  readonly arrivals: Map<string, number>;
  /** Who has access, by tenant: addresses, sorted. */
  people(tenantId: string): string[];
}

/**
 * @param secret the one it was given when the webhook was made
 * @param clock the time, in ms since 1970; the library looks at the real one, which a test may not have
 */
export function createWebhookClient(secret: () => string, clock: () => number = Date.now): WebhookClient {
  const messages: WebhookClient['messages'] = [];
  const arrivals = new Map<string, number>();
  /** The last that is known of each person in each tenant; null: no access. */
  const known = new Map<string, { sequence: number; tenantId: string; person: NoticePerson | null }>();
  const removed = new Map<string, number>();

  function apply({ type, data: { tenantId, sequence, ...data } }: NoticeBody): void {
    if (type === 'tenant.removed') removed.set(tenantId, Math.max(sequence, removed.get(tenantId) ?? 0));
    if (!type.startsWith('users.')) return;
    const { people } = v.parse(NOTICE_DATA['users.left'], { tenantId, sequence, ...data });
    for (const person of people) {
      const key = `${tenantId} ${person.directoryId} ${person.objectId}`;
      if ((known.get(key)?.sequence ?? 0) > sequence) continue;
      known.set(key, { sequence, tenantId, person: type === 'users.left' ? null : person });
    }
  }

  return {
    messages,
    arrivals,
    async receive(request) {
      const text = await request.text();
      const id = request.headers.get('webhook-id') ?? '';
      const realNow = Date.now;
      try {
        Date.now = clock;
        new Webhook(secret()).verify(text, Object.fromEntries(request.headers));
      } catch {
        return new Response(null, { status: 400 });
      } finally {
        Date.now = realNow;
      }
      arrivals.set(id, (arrivals.get(id) ?? 0) + 1);
      if (arrivals.get(id) === 1) {
        const body = v.parse(NoticeBody, JSON.parse(text));
        // Every message says what its type says.
        v.parse(NOTICE_DATA[body.type], body.data);
        messages.push({ id, body });
        apply(body);
      }
      return new Response(null, { status: 204 });
    },
    people(tenantId) {
      return [...known.values()]
        .filter((last) => last.tenantId === tenantId && last.sequence > (removed.get(tenantId) ?? 0))
        .flatMap(({ person }) => person?.email ?? [])
        .sort();
    },
  };
}
