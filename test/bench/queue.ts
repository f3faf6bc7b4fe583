import type { RunMessage } from '@production-assist/shared/api';
import type { LocalWorker, SentMessage } from '../local/worker.ts';

/** Messages worked on at once. Cloudflare goes up to 250; two processors are busy with fewer. */
const CONSUMERS = 100;

/**
 * The queue of runs, as Cloudflare's: delays are kept, several messages are worked on at once, and one whose worker died
 * is delivered again. (Miniflare's own queue delivers one message after the other.)
 */
export class BenchQueue {
  /** The Worker that gets the messages; null: it is down, and they wait. */
  worker: LocalWorker | null = null;
  /** Delays of the messages that were sent, in seconds. */
  readonly delays: number[] = [];
  /** When a tenant's last message was acknowledged, in ms since 1970. */
  readonly done = new Map<string, number>();
  readonly #ready: { body: unknown; attempts: number }[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  #busy = 0;

  /** Takes what the Worker sends; given to `startWorker` as `onMessages`. */
  readonly take = (messages: SentMessage[]): void => {
    for (const { body, delaySeconds = 0 } of messages) {
      this.delays.push(delaySeconds);
      this.#enqueue(body, 1, delaySeconds);
    }
  };

  /** Delivers what is ready: to be called once there is a Worker again. */
  retry(): void {
    this.#deliver();
  }

  /** Forgets whatever waits. */
  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#ready.length = 0;
  }

  #enqueue(body: unknown, attempts: number, delaySeconds: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#ready.push({ body, attempts });
      this.#deliver();
    }, delaySeconds * 1000);
    this.#timers.add(timer);
  }

  #deliver(): void {
    const { worker } = this;
    while (worker && this.#busy < CONSUMERS) {
      const message = this.#ready.shift();
      if (!message) return;
      this.#busy++;
      worker
        .deliver(message.body, message.attempts)
        // A worker that died has acknowledged nothing.
        .catch(() => ({ ack: false, delaySeconds: 1 }) as const)
        .then((delivered) => {
          this.#busy--;
          if (delivered.ack) this.done.set((message.body as RunMessage).tenantId, Date.now());
          else this.#enqueue(message.body, message.attempts + 1, delivered.delaySeconds);
          this.#deliver();
        });
    }
  }
}
