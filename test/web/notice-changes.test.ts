import type { Webhook } from '@production-assist/shared/api-notifications';
import { describe, expect, it } from 'vitest';
import { changeTarget, type Entered, enteredOf, withChanges } from '../../worker/web/notifications/changing.ts';
import { tenantNotices } from '../../worker/web/notifications/paths.ts';
import { aNetwork, aProblem, json } from './service.ts';

const BEGAN: Entered = {
  name: 'Backend',
  where: 'https://a.example/x',
  language: null,
  types: ['users.left', 'users.joined'],
  enabled: true,
};

describe('what was changed here', () => {
  it('is put into what is saved by now', () => {
    const now: Entered = { ...BEGAN, where: 'https://b.example/x', enabled: false };
    expect(withChanges(now, BEGAN, { ...BEGAN, name: 'Renamed' })).toEqual({ ...now, name: 'Renamed' });
    expect(withChanges(now, BEGAN, { ...BEGAN, where: 'https://c.example/x' }).where).toBe('https://c.example/x');
    expect(withChanges(now, BEGAN, BEGAN)).toEqual(now);
  });

  it('is said of each event by itself', () => {
    const now: Entered = { ...BEGAN, types: ['users.left', 'review.due'] };
    const typed: Entered = { ...BEGAN, types: ['users.joined', 'connection.failing'] };
    expect(withChanges(now, BEGAN, typed).types).toEqual(['review.due', 'connection.failing']);
  });
});

describe('a receiver that is changed', () => {
  const WEBHOOK: Webhook = {
    id: 'w1',
    name: 'Backend',
    types: ['users.left'],
    state: 'active',
    pending: 0,
    dead: 0,
    createdAt: '2026-11-01T10:00:00.000Z',
    createdBy: 'Ada',
    url: 'https://a.example/x',
    secret: null,
    formerSecretUntil: null,
  };
  const place = (network: ReturnType<typeof aNetwork>) =>
    ({ api: network.api, channel: 'webhooks', paths: tenantNotices('gtg') }) as const;
  const pause = (now: Entered): Entered => ({ ...now, enabled: false });

  it('is sent as it stands now', async () => {
    const moved = { ...WEBHOOK, url: 'https://b.example/x' };
    const network = aNetwork(({ method }) =>
      json(method === 'GET' ? { items: [moved] } : { ...moved, state: 'paused' }),
    );
    expect((await changeTarget(place(network), WEBHOOK, pause)).ok).toBe(true);
    expect(network.sent.at(-1)).toMatchObject({ method: 'PUT', path: '/api/tenants/gtg/webhooks/w1' });
    expect(network.sent.at(-1)?.body).toEqual({
      name: 'Backend',
      types: ['users.left'],
      url: 'https://b.example/x',
      enabled: false,
    });
  });

  it('is not sent where nobody says how it stands', async () => {
    const network = aNetwork();
    expect(await changeTarget(place(network), WEBHOOK, pause)).toMatchObject({ ok: false });
    expect(network.sent.map(({ method }) => method)).toEqual(['GET']);
  });

  it('is refused by the service where somebody else has removed it', async () => {
    const network = aNetwork(({ method }) => (method === 'GET' ? json({ items: [] }) : aProblem('not-found', 404)));
    const answer = await changeTarget(place(network), WEBHOOK, pause);
    expect(answer).toMatchObject({ ok: false, failed: { because: 'problem', problem: { code: 'not-found' } } });
  });

  it('that is gone is tried again once it is saved', () => {
    expect(enteredOf({ ...WEBHOOK, state: 'gone' }).enabled).toBe(true);
    expect(enteredOf({ ...WEBHOOK, state: 'paused' }).enabled).toBe(false);
  });
});
