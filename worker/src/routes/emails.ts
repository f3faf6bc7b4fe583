import { Email, Emails, Notice } from '@production-assist/shared/api-notifications';
import { EmailInput, NoticeActionInput } from '@production-assist/shared/requests-notifications';
import { Hono } from 'hono';
import { emailSender } from '../config.ts';
import { FailureError } from '../failure-error.ts';
import { emailView } from '../notify/views.ts';
import { limitedByTenant } from '../security/rate-limit.ts';
import { listTargets } from '../store/notice-targets.ts';
import { type AppEnv, valid } from './context.ts';
import { describe } from './describe.ts';
import { add, change, existing, newRow, type Owner, ownerOf, remove, test, wanted } from './notification-owner.ts';

const tag = 'Notifications';

/** E-mail addresses that are told in plain words, where this service can send e-mail. */
export function emails({ allowed, suffix }: Owner) {
  return new Hono<AppEnv>()
    .get(
      '/',
      allowed,
      describe({
        id: `listEmails${suffix}`,
        tag,
        summary: 'E-mail addresses',
        answers: { 200: { says: 'All of them', schema: Emails } },
        problems: [404],
      }),
      async (c) => {
        await existing(c);
        const rows = await listTargets(c.env.DB, ownerOf(c), 'email');
        return c.json({ configured: emailSender(c.env) !== null, items: rows.map(emailView) });
      },
    )
    .post(
      '/',
      allowed,
      valid('json', EmailInput),
      describe({
        id: `addEmail${suffix}`,
        tag,
        summary: 'Add an e-mail address',
        answers: { 201: { says: 'The address', schema: Email } },
        problems: [404, 409],
        body: 'required',
      }),
      async (c) => {
        if (!emailSender(c.env)) throw new FailureError('email-not-configured');
        const { name, address, types, language, enabled } = c.req.valid('json');
        const row = newRow(c, { kind: 'email', name, address, types, language }, enabled);
        await add(c, row);
        return c.json(emailView(await wanted(c, row.targetId, 'email')), 201);
      },
    )
    .put(
      '/:emailId',
      allowed,
      valid('json', EmailInput),
      describe({
        id: `changeEmail${suffix}`,
        tag,
        summary: 'Change an e-mail address, or switch it on or off',
        answers: { 200: { says: 'The address', schema: Email } },
        problems: [404],
        body: 'required',
      }),
      async (c) => {
        const { name, address, types, language, enabled } = c.req.valid('json');
        const row = await wanted(c, c.req.param('emailId'), 'email');
        await change(c, row, { name, address, types, language }, enabled);
        return c.json(emailView(await wanted(c, row.targetId, 'email')));
      },
    )
    .delete(
      '/:emailId',
      allowed,
      describe({
        id: `removeEmail${suffix}`,
        tag,
        summary: 'Remove an e-mail address',
        answers: { 204: { says: 'It is gone' } },
        problems: [404],
      }),
      async (c) => remove(c, c.req.param('emailId'), 'email'),
    )
    .post(
      '/:emailId/test',
      allowed,
      limitedByTenant('RUN_LIMIT'),
      valid('json', NoticeActionInput),
      describe({
        id: `testEmail${suffix}`,
        tag,
        summary: 'Send a test to an e-mail address',
        answers: { 202: { says: 'The message, on its way', schema: Notice } },
        problems: [404, 429],
        body: 'optional',
      }),
      async (c) => c.json(await test(c, c.req.param('emailId'), 'email'), 202),
    );
}
