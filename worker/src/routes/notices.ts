import { listOf } from '@production-assist/shared/api';
import { Notice } from '@production-assist/shared/api-notifications';
import { NoticeActionInput, NoticesQuery } from '@production-assist/shared/requests-notifications';
import { Hono } from 'hono';
import { FailureError } from '../failure-error.ts';
import { LIST_ROWS } from '../limits.ts';
import { noticeView } from '../notify/views.ts';
import { auditStatement } from '../store/audit.ts';
import { getNotice, listNotices, replayStatement } from '../store/notices.ts';
import { type AppEnv, valid } from './context.ts';
import { describe } from './describe.ts';
import { existing, type Owner, ownerOf, sent } from './notification-owner.ts';

const tag = 'Notifications';

/** Messages, and what became of them. */
export function notices({ allowed, suffix }: Owner) {
  return new Hono<AppEnv>()
    .get(
      '/',
      allowed,
      valid('query', NoticesQuery),
      describe({
        id: `listNotices${suffix}`,
        tag,
        summary: 'Messages and what became of them, newest first',
        description: 'Those that have ended are kept for 30 days.',
        answers: { 200: { says: 'A page of messages', schema: listOf(Notice) } },
        problems: [404, 422],
      }),
      async (c) => {
        await existing(c);
        const { limit = LIST_ROWS, cursor, state = null } = c.req.valid('query');
        const before = cursor === undefined ? null : Number(cursor);
        const rows = await listNotices(c.env.DB, ownerOf(c), { limit: limit + 1, before, state });
        const items = rows.slice(0, limit);
        const nextCursor = rows.length > limit ? String(items.at(-1)?.sequence) : null;
        return c.json({ items: items.map((row) => noticeView(row, c.get('language'))), nextCursor });
      },
    )
    .post(
      '/:noticeId/replay',
      allowed,
      valid('json', NoticeActionInput),
      describe({
        id: `replayNotice${suffix}`,
        tag,
        summary: 'Send a message again that was delivered or given up',
        description: 'Under the id it had: a receiver that has it already can tell.',
        answers: { 202: { says: 'The message, on its way', schema: Notice } },
        problems: [404],
        body: 'optional',
      }),
      async (c) => {
        const sequence = Number(c.req.param('noticeId'));
        const row = Number.isSafeInteger(sequence) && (await getNotice(c.env.DB, ownerOf(c), sequence));
        if (!row) throw new FailureError('not-found');
        const at = Date.now();
        const detail = { name: row.target, type: row.type };
        const event = {
          tenantId: row.owner,
          at,
          actor: c.get('caller').name,
          action: 'notifications.replayed',
        } as const;
        await c.env.DB.batch([
          replayStatement(c.env.DB, row.owner, sequence, at),
          auditStatement(c.env.DB, { ...event, detail }),
        ]);
        return c.json(await sent(c, sequence), 202);
      },
    );
}
