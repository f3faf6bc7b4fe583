import { CHOSEN_TYPES, PEOPLE_TYPES } from '@production-assist/shared/notices';
import { notifications as de } from '@production-assist/shared/texts/web/late/de/notifications';
import { notifications as en } from '@production-assist/shared/texts/web/late/en/notifications';
import { describe, expect, it } from 'vitest';
import { OPERATOR_NOTICES, tenantNotices } from '../../worker/web/notifications/paths.ts';
import { choices, isAll, proposed } from '../../worker/web/notifications/types.ts';
import { changesOf, isDue } from '../../worker/web/review/due.ts';

const typesOf = (...which: Parameters<typeof choices>) => choices(...which).flatMap(({ types }) => types);

describe('what can be told', () => {
  it('is everything to an operator’s program, each once', () => {
    const types = typesOf('webhooks', true);
    expect([...types].sort()).toEqual([...CHOSEN_TYPES].sort());
    expect(isAll(types, 'webhooks', true)).toBe(true);
    expect(isAll(types.slice(1), 'webhooks', true)).toBe(false);
  });

  it('leaves out removed tenants for a tenant, and lists of people for a mailbox', () => {
    expect(typesOf('webhooks', false)).not.toContain('tenant.removed');
    expect(typesOf('emails', true).some((type) => PEOPLE_TYPES.has(type))).toBe(false);
  });

  it.each([
    ['webhooks', true],
    ['webhooks', false],
    ['emails', true],
    ['emails', false],
  ] as const)('proposes something of it: %s, operators %s', (channel, operators) => {
    const types = proposed(channel, operators);
    expect(types.length).toBeGreaterThan(0);
    for (const type of types) expect(typesOf(channel, operators)).toContain(type);
  });

  it('each has its words', () => {
    for (const texts of [en, de]) for (const type of CHOSEN_TYPES) expect(texts.type[type]).not.toBe('');
  });
});

it('a tenant’s notifications and the operators’ are found at addresses of their own', () => {
  expect(tenantNotices('a/b').at('webhooks', 'x/y', 'test')).toBe('/api/tenants/a%2Fb/webhooks/x%2Fy/test');
  expect(OPERATOR_NOTICES.at('notices', '7', 'replay')).toBe('/api/operators/notices/7/replay');
});

describe('a review', () => {
  const now = Date.parse('2026-11-23T12:00:00.000Z');

  it('is due from its time on, where there is anybody to look at', () => {
    const of = (dueAt: string, people: number, left = 0) => isDue({ dueAt, people, left }, now);
    expect(of('2026-11-23T12:00:00.000Z', 3)).toBe(true);
    expect(of('2026-11-23T12:00:01.000Z', 3)).toBe(false);
    expect(of('2026-11-01T12:00:00.000Z', 0)).toBe(false);
    expect(of('2026-11-01T12:00:00.000Z', 0, 2)).toBe(true);
  });

  it('counts who came, went, or is called something else', () => {
    expect(changesOf({ joined: 3, renamed: 1, left: 2 })).toBe(6);
  });
});
