import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILURE_CODES } from '@production-assist/shared/failures';
import { DELIVERY_PROBLEMS } from '@production-assist/shared/notices';
import { describe, expect, it } from 'vitest';
import { pointOf } from '../../worker/src/metrics-point.ts';
import { costTable, EXAMPLES, monthlyCost, monthlyUse, PRICES } from '../../worker/tools/costs.ts';
import { ROOT } from '../local/bundle.ts';

const text = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
const section = (title: string) => text.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';

describe('docs/operations.md', () => {
  it('says what every failure means for the operator, once', () => {
    const rows = section('What each failure means for the operator').match(/^\| `.*$/gm) ?? [];
    const codes = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1]));
    expect(codes.sort()).toEqual([...FAILURE_CODES].sort());
  });

  it('has the costs that come out today', () => {
    expect(/<!-- costs -->\n([\s\S]*?)\n?<!-- \/costs -->/.exec(text)?.[1]).toBe(costTable(EXAMPLES));
  });

  it("queries the metrics' own columns and kinds", () => {
    const sql = /```sql\n([\s\S]*?)```/.exec(section('Logs, metrics and alarms'))?.[1] ?? '';
    const point = pointOf({ kind: 'cron', code: '', ms: 1 });
    const columns = [...sql.matchAll(/\b(blob|double|index)(\d+)\b/g)];
    expect(columns.length).toBeGreaterThan(10);
    const width = { blob: point.blobs.length, double: point.doubles.length, index: point.indexes.length };
    for (const [, kind = 'blob', at] of columns)
      expect(Number(at)).toBeLessThanOrEqual(width[kind as keyof typeof width]);
    const codes = [...sql.matchAll(/blob2 IN \(([^)]*)\)/g)].flatMap(([, list = '']) => list.match(/[a-z-]+/g) ?? []);
    for (const code of codes) expect(FAILURE_CODES).toContain(code);
    expect(codes.length).toBeGreaterThan(0);
  });
});

describe('what docs/operations.md tells of the log', () => {
  const sources = execFileSync('git', ['ls-files', 'worker/src'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
  const written = sources.flatMap((file) =>
    [
      ...readFileSync(join(ROOT, file), 'utf8').matchAll(/\b(?:log\('(?:warn|error)', |report\()'([\w-]+\.[\w-]+)'/g),
    ].map(([, event = '']) => event),
  );

  it('is every event that is written, and no other', () => {
    expect(written.length).toBeGreaterThan(15);
    const tables = text.split(/\n\n/).filter((block) => block.startsWith('| the log says |'));
    const rows = tables.flatMap((table) => table.match(/^\| `.*$/gm) ?? []);
    const told = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, event = '']) => event),
    );
    expect(told.sort()).toEqual([...new Set(written)].sort());
  });

  it('is every event an alarm looks for', () => {
    const alarms = /\| alarm \|[\s\S]*?\n\n/.exec(text)?.[0] ?? '';
    const events = [...alarms.matchAll(/`([a-z-]+\.[a-z-]+)`/g)].map(([, event]) => event);
    expect(events.length).toBeGreaterThan(3);
    for (const event of events) expect(written).toContain(event);
  });
});

it('docs/operations.md says why each message did not arrive, and what to do', () => {
  const table = section('Notifications').split('| `problem.code` |')[1]?.split('\n\n')[0] ?? '';
  const codes = (table.match(/^\| `.*$/gm) ?? []).flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, code]) => code),
  );
  expect(codes.sort()).toEqual([...DELIVERY_PROBLEMS].sort());
});

it('every command of docs/operations.md that speaks to Cloudflare names the deployment it is for', () => {
  const commands = [...text.matchAll(/exec wrangler [^`\n]*/g)].map(([command]) => command);
  expect(commands.length).toBeGreaterThan(5);
  const others = commands.filter((command) => !command.includes(' --config wrangler.deployment.json'));
  expect(others).toEqual(['exec wrangler login']);
});

describe('costs', () => {
  const nothing = monthlyUse({ tenants: 0, people: 0, runsADay: 0 });
  it('are the plan where nothing is beyond what it includes', () => {
    expect(monthlyCost(nothing).sum).toBe(PRICES.plan);
  });
  it('charge what is beyond, by the million', () => {
    const use = { ...nothing, queueOperations: PRICES.queueOperations.included + 2_000_000 };
    expect(monthlyCost(use)).toMatchObject({ queueOperations: 0.8, sum: 5.8 });
  });
  it('grow with tenants and with how often they are synced', () => {
    const use = (tenants: number, runsADay: number) => monthlyUse({ tenants, people: 200, runsADay });
    expect(use(20, 24).queueOperations).toBe(2 * use(10, 24).queueOperations);
    expect(use(10, 48)).toEqual(use(20, 24));
  });
});
