/** The ways the Worker can be met at: before a statement, before a request to Microsoft, before that one's answer. */
export type Moment = 'statement' | 'request' | 'answer';

/** What happens in the middle of an invocation, at the n-th moment of its kind. */
export interface Interruption {
  at: Moment;
  nth: number;
  act(): Promise<void>;
}

/** One invocation of the Worker. */
export interface Actor {
  id: string;
  /** The run it works on, where it is a delivery. */
  runId: string | null;
  interruption: Interruption | null;
  /** Resolves when what has come in between is over. */
  interrupted: Promise<void>;
  met: Record<Moment, number>;
  /** Whether it is held at each of its statements. */
  statements: boolean;
  /** Its process was ended: nothing of it goes on. */
  dead: boolean;
  /** Resolves when it was. */
  death: Promise<void>;
}

/** So often in a row the Worker was asked for something, and took no step of its own before it answered. */
const QUIET_ANSWERS = 4;

/**
 * Holds the Worker at each of its steps and lets it go on, so that what happens in the middle of an invocation happens
 * at the same place every time. Only one invocation moves at a time; what interrupts it comes to its end before that.
 */
export class Stage {
  /** How far the clock of the Worker and of the simulator is ahead of the real one, in ms. */
  ahead = 0;
  /** What was done, for whoever looks for the cause. */
  readonly trace: string[] = [];
  /** Whether every statement is told of, and not only those of invocations that are interrupted: that takes longer. */
  everyStep = false;
  readonly #actors = new Map<string, Actor>();
  readonly #deaths = new WeakMap<Actor, () => void>();
  readonly #stack: Actor[] = [];
  #steps = 0;
  #ids = 0;

  /** Asks the Worker for something that takes no step, and waits for the answer. */
  ask: () => Promise<unknown> = async () => {};

  /** The time as the Worker and the simulator see it. */
  readonly now = (): number => Date.now() + this.ahead;

  /** Who moves at present. */
  get top(): Actor | null {
    return this.#stack.at(-1) ?? null;
  }

  /** Before a schedule: everything as at first. */
  reset(): void {
    this.killAll();
    this.#actors.clear();
    this.#ids = 0;
    this.ahead = 0;
    this.trace.length = 0;
  }

  begin(runId: string | null, interruption: Interruption | null): Actor {
    const id = `a${++this.#ids}`;
    const { promise: death, resolve: die } = Promise.withResolvers<void>();
    const met = { statement: 0, request: 0, answer: 0 };
    const statements = this.everyStep || interruption !== null;
    const interrupted = Promise.resolve();
    const actor: Actor = { id, runId, interruption, interrupted, met, statements, dead: false, death };
    this.#actors.set(id, actor);
    this.#deaths.set(actor, die);
    this.#stack.push(actor);
    return actor;
  }

  end(actor: Actor): void {
    this.#actors.delete(actor.id);
    const place = this.#stack.indexOf(actor);
    if (place >= 0) this.#stack.splice(place, 1);
  }

  /** The process is about to end, and everybody in it. */
  killAll(): void {
    for (const actor of this.#actors.values()) {
      actor.dead = true;
      this.#deaths.get(actor)?.();
    }
    this.#stack.length = 0;
  }

  /** Resolves when the Worker may go on; never where its process has ended. */
  async meet(actor: Actor | null, moment: Moment, detail: string): Promise<void> {
    this.#steps++;
    if (!actor) return;
    if (actor.dead) return forever();
    const nth = ++actor.met[moment];
    this.trace.push(`    ${actor.id} ${moment} ${nth}: ${detail.replace(/\s+/g, ' ').slice(0, 110)}`);
    const { interruption } = actor;
    if (interruption?.at !== moment || interruption.nth !== nth) return;
    actor.interruption = null;
    // Known from now on: what the Worker does behind its answer is met too, and its caller has to wait for that.
    actor.interrupted = this.#quiet().then(() => interruption.act());
    await actor.interrupted;
    if (actor.dead) return forever();
  }

  actor(id: string): Actor | null {
    return this.#actors.get(id) ?? null;
  }

  /**
   * A run fetches its next page while it writes this one. That other half has to stand still as well before anything
   * else happens, or the seed would not tell what came first; that it does shows only in its silence.
   */
  async #quiet(): Promise<void> {
    for (let still = 0; still < QUIET_ANSWERS; ) {
      const steps = this.#steps;
      // Goes through the same isolate and the same database, behind whatever is under way there.
      await this.ask();
      still = steps === this.#steps ? still + 1 : 0;
    }
  }
}

function forever(): Promise<never> {
  return new Promise(() => {});
}
