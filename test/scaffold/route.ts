import { camel, type Workshop } from './workshop.ts';

/** A new list of the interface, below a tenant: its route, who may call it, and a test that asks for what it answers. */
export function newRoute(workshop: Workshop, name: string): string[] {
  const route = camel(name);
  const path = `/api/tenants/:tenantId/${name}`;
  workshop.insertBefore(
    'worker/src/app.ts',
    /^import \{ events \}/m,
    `import { ${route} } from './routes/${name}.ts';\n`,
  );
  workshop.insertBefore(
    'worker/src/app.ts',
    /^app\.route\('\/api\/tenants\/:tenantId\/events'/m,
    `app.route('${path}', ${route});\n`,
  );
  workshop.add(`worker/src/routes/${name}.ts`, skeleton(name, route));
  workshop.add(`test/worker/routes/${name}.test.ts`, test(name));
  return [
    `shared/src/api.ts: the schema of what it answers; requests.ts: of what it takes.`,
    `worker/src/routes/${name}.ts: what it does; its SQL in worker/src/store/, its summary as people read it in /api/docs.`,
    `test/worker/access-table.ts: a row for \`GET /api/tenants/{tenantId}/${name}\`: who may call it, and what each gets.`,
    `test/worker/routes/${name}.test.ts: fails until it answers what the test expects; docs/storage.md: what is stored anew.`,
  ];
}

const skeleton = (name: string, route: string) => `import { listOf } from '@production-assist/shared/api';
import { Hono } from 'hono';
import * as v from 'valibot';
import { type AppEnv, allow } from './context.ts';
import { describe } from './describe.ts';

/** ${name}: say here what it answers, and to whom. */
export const ${route} = new Hono<AppEnv>().get(
  '/',
  allow('read'),
  describe({
    id: 'list${route.charAt(0).toUpperCase()}${route.slice(1)}',
    tag: 'Tenants',
    summary: '${name}',
    answers: { 200: { says: 'All of them', schema: listOf(v.strictObject({ id: v.string() })) } },
    problems: [404],
  }),
  (c) => c.json({ items: [], nextCursor: null }),
);
`;

const test = (name: string) => `import { expect, test } from 'vitest';
import { TABLE } from '../access-table.ts';
import { expectStatus, useWorker } from '../harness.ts';

const h = useWorker();

test('who may call it stands in the table of access', () => {
  expect(Object.keys(TABLE)).toContain('GET /api/tenants/{tenantId}/${name}');
});

test('answers what is there', async () => {
  const tenantId = 'with-${name}';
  await expectStatus(201, h.call('PUT', \`/api/tenants/\${tenantId}\`, { name: 'New' }));
  const { body } = await expectStatus(200, h.call<{ items: unknown[] }>('GET', \`/api/tenants/\${tenantId}/${name}\`));
  expect(body.items).not.toEqual([]);
});
`;
