import { applyD1Migrations, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterAll, vi } from 'vitest';

// Files share an isolate of workerd, which takes a second to start. Each finds empty storage and an untouched console.
await reset();
await applyD1Migrations(env.DB, env.MIGRATIONS);
afterAll(() => vi.restoreAllMocks());
