import { Browser, listOf, PageQuery } from '@production-assist/shared/api';
import { Hono } from 'hono';
import { mayDo } from '../auth/access.ts';
import type { Person } from '../auth/person.ts';
import { authorizationServer } from '../authorize/server.ts';
import { extensionClient } from '../config.ts';
import { FailureError } from '../failure-error.ts';
import { isoTime, isoTimeOrNull } from '../iso-time.ts';
import { LIST_ROWS } from '../limits.ts';
import { type BrowserRow, disconnectBrowser, getBrowser, listBrowsers } from '../store/browsers.ts';
import { tenantExists } from '../store/tenants.ts';
import { type AppEnv, allow, valid } from './context.ts';
import { describe } from './describe.ts';

const tag = 'Access';

/** Browsers that are connected to a tenant: everybody sees and disconnects their own, who administers it all of them. */
export const browsers = new Hono<AppEnv>()
  .get(
    '/',
    allow('read'),
    valid('query', PageQuery),
    describe({
      id: 'listBrowsers',
      tag,
      summary: 'Connected browsers, newest first',
      description: 'The caller’s own; all of the tenant’s for who administers it.',
      answers: { 200: { says: 'A page of browsers', schema: listOf(Browser) } },
      problems: [404, 422],
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      if (!(await tenantExists(c.env.DB, tenantId))) throw new FailureError('not-found');
      const caller = c.get('caller');
      const only = mayDo(c.get('access'), tenantId, 'administer') ? null : caller;
      const { limit = LIST_ROWS, cursor = null } = c.req.valid('query');
      const page = await listBrowsers(c.env.DB, tenantId, only, { limit, cursor, now: Date.now() });
      return c.json({ items: page.items.map((row) => browserView(row, caller)), nextCursor: page.nextCursor });
    },
  )
  .delete(
    '/:browserId',
    allow('read'),
    describe({
      id: 'disconnectBrowser',
      tag,
      summary: 'Disconnect a browser',
      description: 'Its tokens are refused from then on. Anybody’s for who administers the tenant, else one’s own.',
      answers: { 204: { says: 'It is disconnected' } },
      problems: [404],
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      const caller = c.get('caller');
      const at = Date.now();
      const row = await getBrowser(c.env.DB, tenantId, c.req.param('browserId'), at);
      const may = row && (isTheirs(row, caller) || mayDo(c.get('access'), tenantId, 'administer'));
      // Somebody else's is not there for who may not see it.
      if (!may) throw new FailureError('not-found');
      await disconnectBrowser(c.env.DB, row, { actor: caller.name, at });
      const extension = extensionClient(c.env);
      const server = extension && authorizationServer(c.env, new URL(c.req.url).origin, extension);
      await server?.end(row.browserId);
      return c.body(null, 204);
    },
  );

const isTheirs = (row: BrowserRow, { issuer, subject }: Person) => row.issuer === issuer && row.subject === subject;

function browserView(row: BrowserRow, caller: Person): Browser {
  return {
    id: row.browserId,
    name: row.name,
    person: row.person,
    mine: isTheirs(row, caller),
    scopes: row.scopes,
    connectedAt: isoTime(row.connectedAt),
    lastUsedAt: isoTimeOrNull(row.lastUsedAt),
  };
}
