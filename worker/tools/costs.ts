/** What the service costs a month on Cloudflare's Workers Paid plan, as far as tenants make it grow. */

/**
 * Prices in US dollars, and what is included each month. Of Cloudflare's pages on 2026-11-23:
 * https://developers.cloudflare.com/workers/platform/pricing/ (D1, KV and Queues each have a section there).
 * Check them before relying on an amount; the function takes any other table.
 */
export const PRICES = {
  plan: 5,
  workerRequests: { included: 10_000_000, perMillion: 0.3 },
  cpuMs: { included: 30_000_000, perMillion: 0.02 },
  queueOperations: { included: 1_000_000, perMillion: 0.4 },
  d1RowsRead: { included: 25_000_000_000, perMillion: 0.001 },
  d1RowsWritten: { included: 50_000_000, perMillion: 1 },
  kvReads: { included: 10_000_000, perMillion: 0.5 },
} as const;

/** A table of prices: the plan, and of each what is included and what a million more costs. */
export type Prices = { plan: number } & Record<Metered, { included: number; perMillion: number }>;
/** What is paid for by use. */
export type Metered = Exclude<keyof typeof PRICES, 'plan'>;

/** What one thing uses of each. */
export type Use = Record<Metered, number>;

/**
 * One scheduled run in which nothing has changed, of a tenant with so many people. Three messages' operations (written,
 * read, deleted) make the run; its credential is read from KV once. Of D1's rows, those of the run itself are written
 * (queued, taken, kept alive, ended, their index entries); each person and membership is looked up and compared: six rows.
 * Rows of people are written for nobody (both: test/runtime/cost.test.ts). CPU is an
 * assumption, which an operator checks in the dashboard: 10 ms for the run, 2 ms for a page of 999.
 */
export function runUse(people: number): Use {
  return {
    workerRequests: 1,
    cpuMs: 10 + 2 * Math.ceil(people / 999),
    queueOperations: 3,
    d1RowsRead: 60 + 6 * people,
    d1RowsWritten: 10,
    kvReads: 1,
  };
}

/** The cron in one minute in which it finds nothing to do: rows are those its questions look at. */
export const CRON_USE: Use = {
  workerRequests: 1,
  cpuMs: 15,
  queueOperations: 0,
  d1RowsRead: 50,
  d1RowsWritten: 2,
  kvReads: 0,
};

/** A service of many tenants, all alike. */
export interface Service {
  tenants: number;
  /** People of one. */
  people: number;
  /** Scheduled runs a day of one. */
  runsADay: number;
}

const DAYS = 30;
const MINUTES = DAYS * 24 * 60;

/** What a month uses. Calls of people on the page are few beside the runs and not in it. */
export function monthlyUse({ tenants, people, runsADay }: Service): Use {
  const runs = tenants * runsADay * DAYS;
  const one = runUse(people);
  const use = (name: Metered) => runs * one[name] + MINUTES * CRON_USE[name];
  return {
    workerRequests: use('workerRequests'),
    cpuMs: use('cpuMs'),
    queueOperations: use('queueOperations'),
    d1RowsRead: use('d1RowsRead'),
    d1RowsWritten: use('d1RowsWritten'),
    kvReads: use('kvReads'),
  };
}

/** @returns dollars for each, the plan and the sum */
export function monthlyCost(use: Use, prices: Prices = PRICES): Record<Metered | 'plan' | 'sum', number> {
  const of = (name: Metered) => (Math.max(0, use[name] - prices[name].included) / 1_000_000) * prices[name].perMillion;
  const parts = {
    workerRequests: of('workerRequests'),
    cpuMs: of('cpuMs'),
    queueOperations: of('queueOperations'),
    d1RowsRead: of('d1RowsRead'),
    d1RowsWritten: of('d1RowsWritten'),
    kvReads: of('kvReads'),
  };
  const sum = Object.values(parts).reduce((all, part) => all + part, prices.plan);
  return { ...parts, plan: prices.plan, sum };
}

const million = (amount: number) => (amount / 1_000_000).toLocaleString('en-US', { maximumFractionDigits: 2 });
const dollars = (amount: number) => `$${amount.toFixed(2)}`;

/** The table of docs/operations.md, in Markdown. */
export function costTable(services: readonly Service[]): string {
  const rows = services.map((service) => {
    const use = monthlyUse(service);
    const cost = monthlyCost(use);
    const cells = [
      service.tenants.toLocaleString('en-US'),
      million(service.tenants * service.runsADay * DAYS),
      million(use.queueOperations),
      million(use.d1RowsRead),
      million(use.d1RowsWritten),
      million(use.cpuMs),
      dollars(cost.queueOperations),
      dollars(cost.d1RowsRead + cost.d1RowsWritten),
      dollars(cost.workerRequests + cost.cpuMs + cost.kvReads),
      dollars(cost.sum),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const head = [
    'tenants',
    'runs',
    'queue operations',
    'rows read',
    'rows written',
    'CPU ms',
    'Queues',
    'D1',
    'Workers, KV',
    'a month',
  ];
  return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows].join('\n');
}

/** The services of the documentation's table. */
export const EXAMPLES: readonly Service[] = [10, 1_000, 10_000].map((tenants) => ({
  tenants,
  people: 200,
  runsADay: 24,
}));
