import { createRandom } from '@production-assist/simulator/random';
import type { Simulator } from '@production-assist/simulator/simulator';
import { Courier, type Message } from './courier.ts';
import { givenTo } from './given.ts';
import { activeOf, type Cause, judgeStep, type Known } from './oracle.ts';
import { judgeEnd, type TenantScene } from './oracle-end.ts';
import type { Interrupted, Plan, RulePlan, Step } from './plan.ts';
import { Readings } from './readings.ts';
import { Scene } from './scene.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';
import type { Actor, Stage } from './stage.ts';
import { countStep, newTally } from './tally.ts';
import { Truth } from './truth.ts';
import type { World } from './world.ts';

/** What a schedule is played on. */
export interface Ground {
  stage: Stage;
  simulator: Simulator;
  world: World;
}

const NOBODY: Cause = { by: 'nobody' };
const MINUTE_MS = 60_000;
/** So often the end is waited for; a run that is still not over is stuck. */
const END_STEPS = 120;

/** One schedule: plays its plan step by step and looks at what is stored after each. */
export class Schedule {
  /** What did not hold, in words. The schedule ends with the first of it. */
  readonly problems: string[] = [];
  readonly tally = newTally();
  /** Texts in which no secret may be. */
  readonly texts = new Set<string>();
  readonly courier = new Courier();
  readonly truth = new Truth();
  readonly readings = new Readings();
  readonly plan: Plan;
  readonly scenes: Scene[];
  readonly #ground: Ground;
  readonly #n: number;
  readonly #began = new Map<string, { tick: number; active: Set<string> }>();
  readonly #admins = new Map<string, string[]>();
  #seeds = 0;
  #snapshot: Snapshot | null = null;

  /** @param n a number no other schedule of the simulator has */
  constructor(ground: Ground, plan: Plan, n: number) {
    this.#ground = ground;
    this.#n = n;
    this.plan = plan;
    const random = createRandom(plan.seed ^ 0x5ce4e);
    const { simulator, stage } = ground;
    this.scenes = plan.directories.map(
      (directory, i) => new Scene(simulator, n * 4 + i, directory, random, stage.now(), this.truth),
    );
  }

  /** Begins the random numbers of the next invocation. */
  nextSeed(): number {
    return this.plan.seed * 1000 + ++this.#seeds;
  }

  /** Takes what the Worker gives to its queue. */
  send(body: unknown, delaySeconds: number): void {
    this.courier.add(body, delaySeconds, this.#ground.stage.ahead);
  }

  async play(): Promise<void> {
    await this.#setUp();
    for (const step of this.plan.steps) await this.#step(step);
    await this.#end();
    for (const scene of this.scenes) this.#ground.simulator.removeDirectory(scene.directory.id);
  }

  #tenant(n: number): string {
    return `t${this.#n}-${n}`;
  }

  async #setUp(): Promise<void> {
    for (const [n, plan] of this.plan.tenants.entries()) {
      const tenant = this.#tenant(n);
      await this.#call('PUT', `/api/tenants/${tenant}`, { name: `Tenant ${n}` });
      await this.#save(n, plan.rule);
      const { scene } = this.#sceneOf(n);
      const { queries, admins } = givenTo(tenant, plan, scene);
      if (admins.length) this.#admins.set(tenant, admins);
      await this.#ground.world.rows(queries);
      // Written by the test: nothing to be judged.
      this.#snapshot = await takeSnapshot(this.#ground.world);
    }
  }

  #sceneOf(n: number): { scene: Scene; tenant: string } {
    const scene = this.scenes[this.plan.tenants[n]?.directory ?? 0];
    if (!scene) throw new Error(`no directory of tenant ${n}`);
    return { scene, tenant: this.#tenant(n) };
  }

  async #step(step: Step): Promise<void> {
    if (this.problems.length) return;
    const { stage, simulator } = this.#ground;
    stage.trace.push(`  ${JSON.stringify(step)}`);
    if (step.do === 'change') this.scenes[step.directory]?.change(step.change, step.pick, step.count);
    if (step.do === 'fault') {
      simulator.faults.add({ ...step.fault, directoryId: this.scenes[step.directory]?.directory.id ?? '' });
    }
    if (step.do === 'jump') stage.ahead += step.ms;
    if (step.do === 'duplicate') this.courier.duplicate(step.pick, stage.ahead);
    if (step.do === 'kill') await this.#kill();
    if (step.do === 'deliver') await this.#deliver(step.during);
    if (step.do === 'cron') {
      await this.#act({ by: 'cron' }, step.during, (actor) => this.#ground.world.cron(actor, stage.now()));
    }
    if (step.do === 'run') await this.#run(step.tenant, step.during);
    if (step.do === 'save') await this.#save(step.tenant, step.rule, step.during);
    if (step.do === 'decide') await this.#decide(step);
  }

  /** Lets the Worker do something and judges what came of it, before and after whatever interrupts it too. */
  async #act<T>(cause: Cause, during: Interrupted | undefined, work: (actor: Actor) => Promise<T>): Promise<T> {
    const { stage } = this.#ground;
    const interrupt = async () => {
      await this.#look(cause);
      for (const step of during?.steps ?? []) await this.#step(step);
    };
    const runId = cause.by === 'run' ? cause.runId : null;
    const actor = stage.begin(runId, during ? { at: during.at, nth: during.nth, act: interrupt } : null);
    try {
      return await work(actor);
    } finally {
      // Where its process was ended, its work is over before that is.
      await actor.interrupted;
      stage.end(actor);
      // What an ended process did was looked at when it ended.
      if (!actor.dead) await this.#look(cause);
    }
  }

  async #look(cause: Cause): Promise<void> {
    const before = this.#snapshot;
    const after = await takeSnapshot(this.#ground.world);
    this.#snapshot = after;
    for (const text of after.texts) this.texts.add(text);
    if (!before) return;
    const { truth, readings } = this;
    const now = this.#ground.stage.now();
    const known: Known = { truth, readings, began: this.#began, admins: this.#admins, now };
    this.problems.push(...judgeStep(before, after, cause, known));
    countStep(this.tally, before, after);
  }

  async #kill(): Promise<void> {
    this.tally.kills++;
    await this.#ground.world.kill();
    await this.#look(NOBODY);
  }

  /** The next message; where none is due, time passes until one is. */
  async #deliver(during?: Interrupted): Promise<void> {
    const { stage, world } = this.#ground;
    const message = this.courier.take();
    if (!message) return;
    stage.ahead = Math.max(stage.ahead, message.dueAt);
    this.tally.deliveries++;
    const cause = this.#causeOf(message);
    if (cause.by === 'run' && this.#snapshot?.runs.get(cause.runId)?.resumable) this.tally.resumed++;
    const settlement = await this.#act(cause, during, (actor) =>
      world.deliver(actor, message.queue, message.body, message.attempts),
    );
    stage.trace.push(`    ${message.id} (${message.attempts}): ${JSON.stringify(settlement)}`);
    this.courier.settle(message, settlement, stage.ahead);
  }

  #causeOf({ queue, body }: Message): Cause {
    const { tenantId: tenant, runId } = body as { tenantId: string; runId: string };
    if (queue === 'entra-runs-dead') return NOBODY;
    if (this.#snapshot && !this.#began.has(runId)) {
      this.#began.set(runId, { tick: this.truth.tick, active: activeOf(this.#snapshot, tenant) });
    }
    return { by: 'run', tenant, runId };
  }

  async #run(n: number, during?: Interrupted): Promise<string | null> {
    const path = `/api/tenants/${this.#tenant(n)}/runs`;
    const { text } = await this.#act(NOBODY, during, (actor) => this.#ask(actor, 'POST', path));
    const { id } = (text ? JSON.parse(text) : {}) as { id?: string };
    return id ?? null;
  }

  async #save(n: number, rule: RulePlan, during?: Interrupted): Promise<void> {
    const { scene, tenant } = this.#sceneOf(n);
    const { directoryId, clientId, secret } = scene.test;
    const schedule = { enabled: true, everyMinutes: this.plan.tenants[n]?.everyMinutes ?? 60 };
    const body = { directoryId, clientId, clientSecret: secret, schedule, ...rule };
    const saved = this.#snapshot?.connections.has(tenant);
    await this.#act({ by: 'save' }, during, (actor) =>
      this.#ask(actor, 'PUT', `/api/tenants/${tenant}/connection`, body, saved ? { 'if-match': '*' } : {}),
    );
  }

  async #decide({ decision, pick, during }: Extract<Step, { do: 'decide' }>): Promise<void> {
    const fitting = [...(this.#snapshot?.removals.values() ?? [])].filter(
      ({ state }) => (state === 'approved' || state === 'rejected') === (decision === 'reopen'),
    );
    const removal = fitting[pick % Math.max(1, fitting.length)];
    if (!removal) return;
    const { tenant, id: removalId } = removal;
    const path = `/api/tenants/${tenant}/held-removals/${removalId}/${decision}`;
    await this.#act({ by: 'decision', decision, tenant, removalId }, during, (actor) =>
      this.#ask(actor, 'POST', path, {}),
    );
  }

  async #call(method: string, path: string, body: unknown): Promise<void> {
    await this.#act(NOBODY, undefined, (actor) => this.#ask(actor, method, path, body));
  }

  async #ask(actor: Actor, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const answer = await this.#ground.world.call(actor, method, path, body, headers);
    this.#ground.stage.trace.push(`    ${method} ${path}: ${answer.status} ${answer.text.slice(0, 100)}`);
    this.texts.add(answer.text);
    if (answer.status >= 500) this.problems.push(`${method} ${path} answered ${answer.status}: ${answer.text}`);
    return answer;
  }

  /** The faults stop, one more run is made by hand, and everything comes to its end. */
  async #end(): Promise<void> {
    const { stage, simulator, world } = this.#ground;
    if (this.problems.length) return;
    stage.trace.push('  the faults stop');
    simulator.faults.clear();
    for (const scene of this.scenes) scene.heal();
    await this.#drain();
    stage.ahead += 10 * MINUTE_MS;
    // Deletes what runs left that could not do it themselves, and ends removals nobody decided about: the last run judges
    // those people anew.
    await this.#step({ do: 'cron' });
    await this.#drain();
    const tenants: TenantScene[] = [];
    for (const n of this.plan.tenants.keys()) {
      const { scene, tenant } = this.#sceneOf(n);
      const {
        leavers = 'keep',
        guard = { people: 5, percent: 20 },
        groupId,
      } = this.#snapshot?.connections.get(tenant) ?? {};
      // A group that was created anew is believed in once the connection is saved again.
      if (groupId !== null && groupId !== scene.groupId) {
        await this.#save(n, { leavers: leavers === 'keep' ? 'keep' : 'suspend', guard });
      }
      const lastRun = (await this.#run(n)) ?? '';
      await this.#drain();
      const admins = (this.#admins.get(tenant) ?? []).map((key) => key.split('/')[1] ?? '');
      tenants.push({ tenant, scene, lastRun, admins });
    }
    if (this.#snapshot && !this.problems.length) this.problems.push(...judgeEnd(this.#snapshot, tenants));
    const events = await world.rows([{ sql: 'SELECT * FROM events' }]);
    this.texts.add(JSON.stringify(events));
  }

  /** Delivers until nothing is left to do. Where nothing is due and a run goes on, the cron has to find it. */
  async #drain(): Promise<void> {
    for (let step = 0; step < END_STEPS && !this.problems.length; step++) {
      const goesOn = [...(this.#snapshot?.runs.values() ?? [])].some(
        ({ state }) => state === 'queued' || state === 'running',
      );
      if (!goesOn && !this.courier.messages.length) return;
      if (this.courier.messages.length) await this.#step({ do: 'deliver' });
      else {
        this.#ground.stage.ahead += 11 * MINUTE_MS;
        await this.#step({ do: 'cron' });
      }
    }
    if (!this.problems.length) this.problems.push('a run does not come to its end');
  }
}
