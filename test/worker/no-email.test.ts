import type { Problem } from '@production-assist/shared/api';
import type { Emails, Notice } from '@production-assist/shared/api-notifications';
import { en } from '@production-assist/shared/texts/en';
import { expect, it } from 'vitest';
import { EMAIL } from './access-table.ts';
import { expectStatus, useWorker } from './harness.ts';
import { expectRefused } from './refusals.ts';

/** A service that was not set up to send e-mail says so, and takes no address it would never write to. */

const h = useWorker({}, { email: false });

const owners = async () => [`/api/tenants/${await h.connect(h.directory({ members: 1 }))}`, '/api/operators'];

it('an address is refused with the reason and what to do, and none is kept', async () => {
  for (const owner of await owners()) {
    expect((await expectStatus(200, h.call<Emails>('GET', `${owner}/emails`))).body).toEqual({
      configured: false,
      items: [],
    });
    const answer = await h.call<Problem>('POST', `${owner}/emails`, EMAIL);
    expectRefused(answer, 409, 'email-not-configured');
    const { title, fix } = en.failures['email-not-configured'];
    expect(answer.body).toMatchObject({ title, fix });
    expect(answer.text).not.toContain(EMAIL.address);
    expect((await h.call<Emails>('GET', `${owner}/emails`)).body.items).toEqual([]);
  }
});

it('an address of before is shown, told nothing, and its messages say why', async () => {
  const [owner = ''] = await owners();
  const tenantId = owner.split('/').at(-1) ?? '';
  await h.worker.d1
    .prepare(
      `INSERT INTO notice_targets (tenant_id, target_id, kind, name, address, types, language, state, created_at,
         created_by) VALUES (?, 'an-address', 'email', 'Team', ?, '["review.due"]', 'en', 'active', 0, 'test')`,
    )
    .bind(tenantId, EMAIL.address)
    .run();
  const { body } = await expectStatus(200, h.call<Emails>('GET', `${owner}/emails`));
  expect(body).toMatchObject({ configured: false, items: [{ address: EMAIL.address }] });
  await expectStatus(202, h.call('POST', `${owner}/emails/an-address/test`));
  const last = async () => (await h.call<{ items: Notice[] }>('GET', `${owner}/notices`)).body.items[0];
  await expect
    .poll(last)
    .toMatchObject({ state: 'dead', attempts: 1, problem: { code: 'email-not-configured', status: null } });
  expect(h.emails).toEqual([]);
});
