/** A message on its way to the Worker. */
export interface Message {
  id: string;
  body: unknown;
  /** Deliveries so far, the present one included. */
  attempts: number;
  /** Not delivered before, on the courier's clock, in ms. */
  dueAt: number;
  queue: 'entra-runs' | 'entra-runs-dead';
}

/** Deliveries before a message goes to the dead-letter queue: `max_retries` of `wrangler.toml`, and the first one. */
const DELIVERIES = 7;

/** What became of a delivery. `lost`: the process ended, or the handler failed. */
export type Settlement = 'acknowledged' | 'lost' | { delaySeconds: number };

/** The queue: it loses no message, delivers one again that was not acknowledged, and gives up after seven times. */
export class Courier {
  readonly messages: Message[] = [];
  readonly #inFlight: Message[] = [];
  #ids = 0;

  add(body: unknown, delaySeconds: number, now: number): void {
    this.messages.push(this.#message(body, now + delaySeconds * 1000, 'entra-runs'));
  }

  /** Delivers a message twice, as queues may: one that is being worked on, where there is one, or one that waits. */
  duplicate(pick: number, now: number): void {
    const all = [...this.#inFlight, ...this.messages];
    const message = all[pick % Math.max(1, all.length)];
    if (!message) return;
    const { attempts, dueAt } = message;
    this.messages.push({ ...this.#message(message.body, Math.max(now, dueAt), message.queue), attempts });
  }

  /** The message that is due first; of several due at once the oldest. It is in flight until it is settled. */
  take(): Message | null {
    let first: Message | null = null;
    for (const message of this.messages) if (!first || message.dueAt < first.dueAt) first = message;
    if (!first) return null;
    this.messages.splice(this.messages.indexOf(first), 1);
    first.attempts++;
    this.#inFlight.push(first);
    return first;
  }

  settle(message: Message, settlement: Settlement, now: number): void {
    this.#inFlight.splice(this.#inFlight.indexOf(message), 1);
    if (settlement === 'acknowledged') return;
    const delayMs = settlement === 'lost' ? 0 : settlement.delaySeconds * 1000;
    if (message.attempts < DELIVERIES) this.messages.push({ ...message, dueAt: now + delayMs });
    else if (message.queue === 'entra-runs') this.messages.push(this.#message(message.body, now, 'entra-runs-dead'));
  }

  #message(body: unknown, dueAt: number, queue: Message['queue']): Message {
    return { id: `m${++this.#ids}`, body, attempts: 0, dueAt, queue };
  }
}
