import type { FaultEffect } from '@production-assist/simulator/faults';
import { createRandom, type Random } from '@production-assist/simulator/random';
import { type FaultPlan, planFault } from './plan-faults.ts';
import type { Moment } from './stage.ts';

/** What a schedule does, made from its seed and nothing else. */
export interface Plan {
  seed: number;
  directories: DirectoryPlan[];
  tenants: TenantPlan[];
  steps: Step[];
}

export interface DirectoryPlan {
  /** Members of the access group at first. */
  members: number;
  /** Members on a page; Microsoft may send fewer than it was asked for. */
  pageSize: number;
  /** How long Microsoft's count of the group lags, in ms. */
  removalLagMs: number;
}

export interface TenantPlan {
  /** Index of its directory. */
  directory: number;
  rule: RulePlan;
  everyMinutes: number;
  /** How many of the people have access in another way too. */
  fromElsewhere: number;
  /** Members of the group who are this tenant's only admins. */
  admins: number;
}

export interface RulePlan {
  leavers: 'keep' | 'suspend';
  guard: { people: number; percent: number };
}

export type Change = (typeof CHANGES)[number];

/** `pick` chooses among what there is by then: a tenant, a message, a person. */
export type Step =
  | { do: 'change'; change: Change; directory: number; pick: number; count: number }
  | { do: 'fault'; directory: number; fault: FaultPlan & FaultEffect }
  | { do: 'run'; tenant: number; during?: Interrupted }
  | { do: 'cron'; during?: Interrupted }
  | { do: 'deliver'; during?: Interrupted }
  | { do: 'duplicate'; pick: number }
  | { do: 'jump'; ms: number }
  | { do: 'kill' }
  | { do: 'save'; tenant: number; rule: RulePlan; during?: Interrupted }
  | { do: 'decide'; decision: 'approve' | 'reject' | 'reopen'; pick: number; during?: Interrupted };

/** What happens in the middle of an invocation: other steps, or the end of its process. */
export interface Interrupted {
  at: Moment;
  nth: number;
  steps: Step[];
}

const MINUTE_MS = 60_000;

/** What happens in a directory; the common ones stand more than once. */
const CHANGES = [
  ...['leave', 'leave', 'leave', 'leave', 'join', 'join', 'join', 'return', 'return', 'return', 'rename'],
  ...[
    'readdress',
    'exchange',
    'disable',
    'enable',
    'delete',
    'restore',
    'empty',
    'nest',
    'many-leave',
    'turnover',
    'last-leaves',
  ],
  ...['delete-group', 'recreate-group', 'rename-group', 'repair-group', 'hide', 'show', 'revoke', 'grant'],
] as const;

/** Clock jumps, in ms: within a lease, past it, to the next run, past a page's token, past a decision's time. */
const JUMPS = [-20_000, 30_000, 2, 5, 5, 12, 40, 70, 130, 400, 1_500, 21_000].map((jump) =>
  Math.abs(jump) < 20_000 || jump === 21_000 ? jump * MINUTE_MS : jump,
);

/** A group this large is asked what has changed instead of being read. */
const DELTA_MEMBERS = 2_001;

/** @param seed any number; its lower 32 bits count */
export function planOf(seed: number): Plan {
  const random = createRandom(seed);
  const large = random.chance(0.012);
  const directories = Array.from({ length: random.chance(0.12) && !large ? 2 : 1 }, () => planDirectory(random, large));
  const tenants = Array.from({ length: large || random.chance(0.75) ? 1 : 2 }, (_, n) =>
    planTenant(random, n, directories),
  );
  const planner = new Planner(random, directories.length, tenants.length, { large, kills: random.chance(0.4) });
  return { seed, directories, tenants, steps: planner.steps() };
}

function planDirectory(random: Random, large: boolean): DirectoryPlan {
  const few = random.below(random.chance(0.3) ? 6 : 61);
  const some = random.chance(0.01);
  return {
    members: large ? DELTA_MEMBERS + random.below(300) : some ? 1_000 + random.below(200) : few,
    pageSize: large || some ? 999 : random.chance(0.3) ? 999 : 1 + random.below(random.chance(0.5) ? 5 : 20),
    removalLagMs: random.chance(0.15) ? 4 * MINUTE_MS : 0,
  };
}

function planTenant(random: Random, n: number, directories: readonly DirectoryPlan[]): TenantPlan {
  return {
    directory: n % directories.length,
    rule: planRule(random),
    everyMinutes: 60,
    fromElsewhere: random.chance(0.3) ? random.below(5) : 0,
    admins: random.chance(0.35) ? 1 + random.below(2) : 0,
  };
}

function planRule(random: Random): RulePlan {
  const guards = [
    { people: 5, percent: 20 },
    { people: 5, percent: 20 },
    { people: 0, percent: 0 },
    { people: 100_000, percent: 100 },
    { people: 1 + random.below(20), percent: random.below(101) },
  ];
  return { leavers: random.chance(0.8) ? 'suspend' : 'keep', guard: one(random, guards) };
}

function one<T>(random: Random, values: readonly T[]): T {
  const value = values[random.below(values.length)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}

class Planner {
  readonly #random: Random;
  readonly #directories: number;
  readonly #tenants: number;
  readonly #large: boolean;
  readonly #kills: boolean;

  constructor(random: Random, directories: number, tenants: number, scale: { large: boolean; kills: boolean }) {
    this.#random = random;
    this.#directories = directories;
    this.#tenants = tenants;
    this.#large = scale.large;
    this.#kills = scale.kills;
  }

  /** A first run, undisturbed more often than not; then some rounds of changes, faults and runs. */
  steps(): Step[] {
    const random = this.#random;
    const disturbed = random.chance(0.25);
    const first: Step[] = [
      ...(disturbed ? [this.#fault()] : []),
      ...Array.from({ length: this.#tenants }, (_, tenant): Step => ({ do: 'run', tenant })),
      ...Array.from({ length: this.#tenants }, (): Step => this.#deliver(disturbed ? 0.5 : 0, 0)),
    ];
    const kill: Step[] = this.#kills && random.chance(0.3) ? [{ do: 'kill' }] : [];
    const rounds = Array.from({ length: this.#large ? 5 : 1 + random.below(3) }, () => this.#round());
    return [...first, ...kill, ...rounds.flat()];
  }

  #round(): Step[] {
    const random = this.#random;
    // Now and then nothing changes in a large group: only then it is not read.
    const changes = this.#large && random.chance(0.65) ? 0 : 1 + random.below(3);
    const steps: Step[] = Array.from({ length: changes }, () => this.#change());
    if (random.chance(this.#large ? 0.3 : 0.5)) steps.push(this.#fault());
    if (random.chance(0.15)) steps.push(this.#fault());
    if (random.chance(0.15)) steps.push(this.#save());
    steps.push(...this.#begin());
    if (random.chance(0.2)) steps.push({ do: 'duplicate', pick: random.below(100) });
    const deliveries = 1 + random.below(3);
    for (let n = 0; n < deliveries; n++) steps.push(this.#deliver(0.5, 0));
    if (random.chance(0.5)) steps.push(this.#decide());
    if (random.chance(0.2)) steps.push(this.#decide());
    if (random.chance(this.#large ? 0.1 : 0.3)) steps.push(this.#jump());
    return steps;
  }

  /** Runs begin: by hand, by the clock, or both; sometimes two crons at once. */
  #begin(): Step[] {
    const random = this.#random;
    const byHand: Step = { do: 'run', tenant: random.below(this.#tenants), ...this.#during(0.08, 1) };
    if (!this.#large && random.chance(0.5)) return [byHand];
    // An hour has passed for certain, give or take a tenth.
    const due: Step = { do: 'jump', ms: 75 * MINUTE_MS };
    const cron: Step = { do: 'cron', ...this.#during(0.12, 1) };
    return [due, cron, ...(random.chance(0.2) ? [cron] : []), ...(random.chance(0.15) ? [byHand] : [])];
  }

  #change(): Step {
    const random = this.#random;
    const count = 1 + random.below(random.chance(0.3) ? 12 : 3);
    const change = one(random, CHANGES);
    return { do: 'change', change, directory: random.below(this.#directories), pick: random.below(100_000), count };
  }

  #fault(): Step {
    const directory = this.#random.below(this.#directories);
    return { do: 'fault', directory, fault: planFault(this.#random, this.#large) };
  }

  #save(): Step {
    const random = this.#random;
    return { do: 'save', tenant: random.below(this.#tenants), rule: planRule(random), ...this.#during(0.05, 1) };
  }

  #decide(): Step {
    const random = this.#random;
    const decision = one(random, ['approve', 'approve', 'reject', 'reject', 'reopen'] as const);
    return { do: 'decide', decision, pick: random.below(100), ...this.#during(0.08, 1) };
  }

  #jump(): Step {
    return { do: 'jump', ms: one(this.#random, JUMPS) };
  }

  #deliver(chance: number, depth: number): Step {
    return { do: 'deliver', ...this.#during(chance, depth) };
  }

  /** What comes in between; what interrupts is at most once interrupted itself. */
  #during(chance: number, depth: number): { during?: Interrupted } {
    const random = this.#random;
    if (!random.chance(chance)) return {};
    const at = one(random, ['statement', 'statement', 'request', 'answer'] as const);
    const nth = 1 + random.below(random.chance(0.7) ? 6 : 14);
    const again = depth < 1 ? 0.3 : 0;
    if (this.#kills && random.chance(0.5)) return { during: { at, nth, steps: [{ do: 'kill' }] } };
    // Its owner stands still for longer than its lease, and another one takes the run over.
    const overtaken: Step[] = random.chance(0.2)
      ? [
          this.#change(),
          { do: 'jump', ms: 7 * MINUTE_MS },
          { do: 'duplicate', pick: 0 },
          this.#deliver(again, depth + 1),
        ]
      : [];
    const steps = [...overtaken, ...Array.from({ length: random.below(3) + 1 }, () => this.#between(depth))];
    return { during: { at, nth, steps } };
  }

  #between(depth: number): Step {
    const random = this.#random;
    const again = depth < 1 ? 0.3 : 0;
    const choices: (() => Step)[] = [
      () => this.#change(),
      () => this.#change(),
      () => this.#jump(),
      () => this.#deliver(again, depth + 1),
      () => this.#deliver(again, depth + 1),
      () => ({ do: 'duplicate', pick: random.below(100) }),
      () => ({ do: 'run', tenant: random.below(this.#tenants) }),
      () => ({ do: 'cron' }),
      () => this.#save(),
      () => this.#decide(),
      () => this.#fault(),
    ];
    return one(random, choices)();
  }
}
